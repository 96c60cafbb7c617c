import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type {
  ListedParticipantFragment,
  ListedRecordingFragment,
  TestTypeNameFragment,
} from '../../__generated__/graphql.ts';
import { AssignedTests } from '../../components/assignments/assigned-tests.tsx';
import { Sparkline } from '../../components/charts/sparkline.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { AttentionBadges } from '../../ui/attention-badges.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { ScoreBadge } from '../../ui/results/score-badge.tsx';
import { StackingCell } from '../../ui/tables/stacking-table.tsx';
import { type NameOfTest, useTestNames } from '../../ui/words/test-names.ts';
import { PlainCheckbox } from '../../ui/tables/plain-checkbox.tsx';
import classes from './participant-row.module.css';

const TREND_DAYS = 90;

/** One participant: name, attention reasons, assigned tests and results. */
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
  const nameOf = useTestNames(testTypes);
  const name = `${givenName} ${familyName}`;
  const clinicianScore = latestRecording?.clinicianScore ?? null;
  const trend = participant.scoreTrends.find(
    ({ testType }) => testType.id === lastScored?.testType.id,
  );
  return (
    <>
      {mayAssign && (
        <td data-select>
          <PlainCheckbox
            aria-label={t('select', { name })}
            checked={isSelected}
            onChange={(wanted) => onSelect(id, wanted)}
          />
        </td>
      )}
      <td data-head>
        <Link className={classes.name} {...paths.participant(id)}>
          {name}
        </Link>
        <AttentionBadges reasons={attention} />
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
          <span className={classes.none}>{t('noRecording')}</span>
        ) : (
          <LatestRecording recording={latestRecording} nameOf={nameOf} />
        )}
      </StackingCell>
      <StackingCell column={t('column.lastScore')}>
        {lastScored !== null ? (
          <LastScore
            recording={lastScored}
            isLatest={lastScored.id === latestRecording?.id}
            nameOf={nameOf}
          />
        ) : clinicianScore !== null ? (
          <ClinicianScore score={clinicianScore} />
        ) : null}
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

function LatestRecording(props: { recording: ListedRecordingFragment; nameOf: NameOfTest }) {
  const { t } = useTranslation();
  const { id, startedAt, testType, status } = props.recording;
  return (
    <div>
      <Link className={classes.moment} {...paths.recording(id)}>
        <Moment at={startedAt} />
      </Link>
      <p className={classes.about}>
        {props.nameOf(testType)}
        {status !== 'SCORED' && (
          <span data-failed={status === 'FAILED' || undefined}> · {t(`status.${status}`)}</span>
        )}
      </p>
    </div>
  );
}

function LastScore(props: {
  recording: ListedRecordingFragment;
  isLatest: boolean;
  nameOf: NameOfTest;
}) {
  const { recording, isLatest, nameOf } = props;
  const { score, band, lowConfidence, startedAt, testType } = recording;
  if (score === null) return null;
  return (
    <div>
      <ScoreBadge score={score} band={band} lowConfidence={lowConfidence} />
      {!isLatest && (
        <p className={classes.about}>
          {nameOf(testType)}, <Moment at={startedAt} dateOnly />
        </p>
      )}
    </div>
  );
}

/** Until the participant has a model, only a clinician's score is available. */
function ClinicianScore({ score }: { score: number }) {
  const { t } = useTranslation('participants');
  return (
    <div>
      <strong>{formatNumber(score)}</strong>
      <p className={classes.about}>{t('byClinician')}</p>
    </div>
  );
}
