import {
  ATTENTION_REASONS,
  type AttentionReason,
  CLINICIAN_SCORE_DAYS,
  FALL_POINTS,
} from '../../domain/attention.ts';
import type { ScoreBand } from '../../domain/score-band.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import type { Parameters } from './sql-text.ts';
import { statement } from '../statement.ts';

/** The daily scores of one test of one person. */
export interface ScoreTrendRow {
  readonly participantId: string;
  readonly testTypeId: string;
  /** UTC days, YYYY-MM-DD, oldest first. */
  readonly dates: readonly string[];
  /** The mean score of each of those days. */
  readonly averages: readonly number[];
}

/** Statements on what is kept about each person as a whole: who needs attention, and how scores went. */
export const participantStateStore = {
  /** The reasons of many participants at once, the most urgent first; nothing for those without any. */
  attentionOf(
    records: ScopedReader,
    participantIds: readonly string[],
  ): Promise<{ readonly participantId: string; readonly reasons: readonly AttentionReason[] }[]> {
    return records.about({ participants: participantIds }).rows(ATTENTION_OF, participantIds);
  },

  /** By test, the days with scores of the last `days` days up to each person's newest score. */
  scoreTrendsOf(
    records: ScopedReader,
    participantIds: readonly string[],
    days: number,
  ): Promise<ScoreTrendRow[]> {
    return records
      .about({ participants: participantIds })
      .rows(SCORE_TRENDS_OF, participantIds, days);
  },
};

/** SQL: participants with their states, where the clock and the organization's settings decide about reasons. */
export const PARTICIPANTS_WITH_STATES =
  'participants left join participant_states on participant_id = participants.id';

/** SQL: whether a participant, joined as above, has a reason. */
const HAS_REASON: Readonly<Record<AttentionReason, string>> = {
  FALLING_SCORES: `score_change <= -${FALL_POINTS}`,
  INACTIVE: `coalesce(last_recording_at, created_at)
    < now() - (select inactivity_days from organizations where id = $2) * interval '1 day'`,
  RECORDING_FAILED: 'failed_count > 0',
  RECORDING_WAITING: 'waiting_count > 0',
  CLINICIAN_SCORE_MISSING: `last_recording_at - coalesce(last_clinician_score_at, '-infinity')
    > interval '${CLINICIAN_SCORE_DAYS} days'`,
};

const reasonsAs = (text: (reason: AttentionReason, place: number) => string): string[] =>
  ATTENTION_REASONS.map((reason, place) => text(reason, place));

/** SQL: 0 without a reason; the more urgent reason outweighs all that are less so. */
export const URGENCY = reasonsAs(
  (reason, place) =>
    `case when ${HAS_REASON[reason]} then ${2 ** (ATTENTION_REASONS.length - 1 - place)} else 0 end`,
).join(' + ');

/** SQL: whether any of the reasons holds. */
export const hasAnyReason = (reasons: readonly AttentionReason[]): string =>
  reasons.length === 0 ? 'false' : `(${reasons.map((reason) => HAS_REASON[reason]).join(' or ')})`;

/** SQL of an aggregate: how many have each reason. */
export const REASON_COUNTS = `array[${reasonsAs(
  (reason) => `count(*) filter (where ${HAS_REASON[reason]})`,
).join(', ')}]::int[]`;

/** SQL: whether the newest score lies in any of the bands. */
export function isInBand(bands: readonly ScoreBand[], given: Parameters): string {
  const limit = (name: 'band_ok' | 'band_low') =>
    `(select ${name} from organizations where id = $2)`;
  return `case when last_score >= ${limit('band_ok')} then 'OK'
    when last_score >= ${limit('band_low')} then 'LOW'
    when last_score is not null then 'VERY_LOW' end = any (${given.add(bands, 'text[]')})`;
}

const ATTENTION_OF = statement<{
  readonly participantId: string;
  readonly reasons: readonly AttentionReason[];
}>(
  `select participants.id as "participantId", array_remove(array[${reasonsAs(
    (reason) => `case when ${HAS_REASON[reason]} then '${reason}' end`,
  ).join(', ')}], null) as reasons
    from ${PARTICIPANTS_WITH_STATES}
    where participants.organization_id = $2 and participants.id = any ($3::uuid[])`,
);

const SCORE_TRENDS_OF = statement<ScoreTrendRow>(
  `select participant_id as "participantId", test_type_id as "testTypeId",
      array_agg(day order by day) as dates, array_agg(average order by day) as averages
    from (
      select recordings.participant_id, test_type_id,
        to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as day, avg(score) as average
      from participant_states states join recordings on recordings.participant_id = states.participant_id
        join scores on recording_id = recordings.id
      where recordings.participant_id = any ($3::uuid[]) and recordings.organization_id = $2
        and started_at > last_scored_at - $4::int * interval '1 day'
      group by 1, 2, 3) as days
    group by 1, 2`,
);
