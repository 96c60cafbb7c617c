import { Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import type { RecordingDetailsFragment, UserGroup } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatInterval, formatScore } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { BandBadge } from '../../ui/results/score-badge.tsx';
import { Section } from '../../ui/section.tsx';
import { FailedRecording } from './failed-recording.tsx';
import { ScoreReasons } from './score-reasons.tsx';

/** The score and its details, or what the recording waits for. Screen readers announce changes. */
export function ResultSection(props: {
  recording: RecordingDetailsFragment;
  groups: readonly UserGroup[];
}) {
  const { recording, groups } = props;
  const { t } = useTranslation('recording');
  return (
    <Section title={t('result.title')}>
      <div aria-live="polite">
        {recording.status === 'FAILED' ? (
          <FailedRecording recording={recording} groups={groups} />
        ) : recording.score !== null ? (
          <Scored recording={recording} score={recording.score} />
        ) : (
          <Unscored recording={recording} />
        )}
      </div>
    </Section>
  );
}

function Scored({ recording, score }: { recording: RecordingDetailsFragment; score: number }) {
  const { t } = useTranslation('recording');
  const { band, scoreInterval, scoredAt, model, lowConfidence, reasons } = recording;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack gap="md">
        <Group gap="sm" align="center">
          <Text span fz={44} fw={700} lh={1} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {formatScore(score)}
          </Text>
          <Text span c="dimmed">
            {t('result.of100')}
          </Text>
          {band && <BandBadge band={band} />}
        </Group>
        <FactList>
          {scoreInterval && (
            <Fact name={t('result.likelyRange')}>
              {formatInterval(scoreInterval)}{' '}
              <Text span size="sm" c="dimmed">
                ({t('result.nineOfTen')})
              </Text>
            </Fact>
          )}
          <Fact name={t('result.howSure')}>
            {t(lowConfidence ? 'result.roughGuide' : 'result.proved')}
          </Fact>
          {model && (
            <Fact name={t('result.scoredBy')}>
              {t('result.model', { version: model.version, count: model.trainingCount })}
            </Fact>
          )}
          {scoredAt && (
            <Fact name={t('result.scoredOn')}>
              <Moment at={scoredAt} />
            </Fact>
          )}
        </FactList>
      </Stack>
      <ScoreReasons reasons={reasons} />
    </SimpleGrid>
  );
}

function Unscored({ recording: { status } }: { recording: RecordingDetailsFragment }) {
  const { t } = useTranslation('recording');
  if (status === 'TRAINING' || status === 'AWAITING_MODEL')
    return <Text>{t(`result.${status}`)}</Text>;
  return (
    <Stack gap="sm">
      <Text>{t(status === 'RECEIVED' ? 'result.RECEIVED' : 'result.CONVERTED')}</Text>
      <Skeleton height={44} width={160} />
    </Stack>
  );
}
