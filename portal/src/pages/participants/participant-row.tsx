import { Checkbox, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ListedParticipantFragment,
  RecordingFragment,
  TestTypeNameFragment,
} from '../../__generated__/graphql.ts';
import { AssignedTests } from '../../components/assignments/assigned-tests.tsx';
import { Sparkline } from '../../components/charts/sparkline.tsx';
import { paths } from '../../paths.ts';
import { AttentionBadges } from '../../ui/attention-badges.tsx';
import { LinkText } from '../../ui/links.tsx';
import { Moment } from '../../ui/moment.tsx';
import { ScoreBadge } from '../../ui/score-badge.tsx';
import { StackingCell } from '../../ui/stacking-table.tsx';

const TREND_DAYS = 90;

/** One person: who, why to look at them, what they are asked to do, and how it went. */
export const ParticipantRow = memo(function ParticipantRow(props: {
  participant: ListedParticipantFragment;
  testTypes: readonly TestTypeNameFragment[];
  bandOk: number;
  mayAssign: boolean;
  isSelected: boolean;
  onSelect: (id: string, wanted: boolean) => void;
}) {
  const { participant, testTypes, bandOk, mayAssign, isSelected, onSelect } = props;
  const { id, givenName, familyName, attention, latestRecording, lastScored } = participant;
  const { t } = useTranslation('participants');
  const name = `${givenName} ${familyName}`;
  const trend = participant.scoreTrends.find(
    ({ testType }) => testType.id === lastScored?.testType.id,
  );
  return (
    <>
      {mayAssign && (
        <td data-select>
          <Checkbox
            aria-label={t('select', { name })}
            checked={isSelected}
            onChange={({ currentTarget }) => onSelect(id, currentTarget.checked)}
          />
        </td>
      )}
      <td data-head>
        <Stack gap={4}>
          <LinkText fw={600} {...paths.participant(id)}>
            {name}
          </LinkText>
          <AttentionBadges reasons={attention} />
        </Stack>
      </td>
      <StackingCell column={t('column.tests')}>
        <AssignedTests
          participant={participant}
          personName={name}
          testTypes={testTypes}
          mayAssign={mayAssign}
        />
      </StackingCell>
      <StackingCell column={t('column.latestRecording')}>
        {latestRecording === null ? (
          <Text span size="sm" c="dimmed">
            {t('noRecording')}
          </Text>
        ) : (
          <LatestRecording recording={latestRecording} />
        )}
      </StackingCell>
      <StackingCell column={t('column.lastScore')}>
        {lastScored && (
          <LastScore recording={lastScored} isLatest={lastScored.id === latestRecording?.id} />
        )}
      </StackingCell>
      <StackingCell column={t('column.trend')}>
        {trend && (
          <Sparkline
            dates={trend.dates}
            averages={trend.averages}
            days={TREND_DAYS}
            bandOk={bandOk}
          />
        )}
      </StackingCell>
    </>
  );
});

function LatestRecording({ recording }: { recording: RecordingFragment }) {
  const { t } = useTranslation();
  const { id, startedAt, testType, status } = recording;
  return (
    <div>
      <LinkText size="sm" {...paths.recording(id)}>
        <Moment at={startedAt} />
      </LinkText>
      <Text size="xs" c="dimmed">
        {testType.name}
        {status !== 'SCORED' && (
          <Text span inherit c={status === 'FAILED' ? 'var(--mantine-color-error)' : 'dimmed'}>
            {' '}
            · {t(`status.${status}`)}
          </Text>
        )}
      </Text>
    </div>
  );
}

function LastScore({ recording, isLatest }: { recording: RecordingFragment; isLatest: boolean }) {
  const { score, band, lowConfidence, startedAt, testType } = recording;
  if (score === null) return null;
  return (
    <div>
      <ScoreBadge score={score} band={band} lowConfidence={lowConfidence} />
      {!isLatest && (
        <Text size="xs" c="dimmed">
          {testType.name}, <Moment at={startedAt} dateOnly />
        </Text>
      )}
    </div>
  );
}
