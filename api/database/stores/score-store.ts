import type { ScoreReason } from '../../domain/recording/movement.ts';
import type { Axis } from '../../domain/recording/samples.ts';
import type { ScopedTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { statement } from '../statement.ts';

/** A training recording as the trainer wants it. */
export interface TrainingExample {
  readonly recordingId: string;
  readonly clinicianScore: number;
}

/** A span of time to summarise; null stands for all test types. */
export interface Period {
  readonly testTypeId: string | null;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export interface ScoreSummaryRow {
  /** Which of the periods, counting from 1. */
  readonly period: string;
  readonly participantId: string;
  readonly average: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly count: number;
  readonly previousAverage: number | null;
}

export interface AxisRangeRow {
  readonly axis: Axis;
  readonly participantId: string;
  readonly testTypeId: string;
  /** UTC day, YYYY-MM-DD. */
  readonly date: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** Statements on scores, and on what charts draw of them. */
export const scoreStore = {
  /** What moved a recording's score, the strongest first; nothing without a score. */
  async reasonsOf(tx: ScopedTransaction, recordingId: string): Promise<readonly ScoreReason[]> {
    const row = await tx.sql
      .selectFrom('scores')
      .where('recording_id', '=', recordingId)
      .select('reasons')
      .executeTakeFirst();
    return row?.reasons ?? [];
  },

  /** The converted training recordings of one participant and test type, by id. */
  trainingExamples(
    tx: ScopedTransaction,
    participantId: string,
    testTypeId: string,
  ): Promise<TrainingExample[]> {
    return tx.sql
      .selectFrom('recordings')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .where('status', '=', 'TRAINING')
      .where('clinician_score', 'is not', null)
      .orderBy('id')
      .select((eb) => [
        'id as recordingId',
        eb.ref('clinician_score').$notNull().as('clinicianScore'),
      ])
      .execute();
  },

  /** The recordings that a new model shall score, oldest first. */
  async awaitingModel(
    tx: ScopedTransaction,
    participantId: string,
    testTypeId: string,
  ): Promise<string[]> {
    const rows = await tx.sql
      .selectFrom('recordings')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .where('status', '=', 'AWAITING_MODEL')
      .orderBy('started_at')
      .select('id')
      .execute();
    return rows.map(({ id }) => id);
  },

  /**
   * Summarises the scores of periods [from, to) for many participants, with the average of the previous period of equal
   * length. One scan covers both. Returns a row for each participant with scores, under the period's index.
   */
  summariesOf(
    records: ScopedReader,
    participantIds: readonly string[],
    periods: readonly Period[],
  ): Promise<ScoreSummaryRow[]> {
    const earliest = ({ from, to }: Period) => 2 * from.getTime() - to.getTime();
    return records.about({ participants: participantIds }).rows(
      SUMMARIES_OF,
      participantIds,
      new Date(Math.min(...periods.map(earliest))),
      new Date(Math.max(...periods.map(({ to }) => to.getTime()))),
      periods.map(({ testTypeId }) => testTypeId),
      periods.map(({ from }) => from.toISOString()),
      periods.map(({ to }) => to.toISOString()),
    );
  },

  /** The ranges of one axis, or of all, by UTC day and test type, oldest first, for many participants at once. */
  axisRangesOf(
    records: ScopedReader,
    participantIds: readonly string[],
    query: {
      readonly axis: Axis | null;
      readonly testTypeId: string | null;
      readonly from: Date | null;
      readonly to: Date | null;
    },
  ): Promise<AxisRangeRow[]> {
    const { axis, testTypeId, from, to } = query;
    return records
      .about({ participants: participantIds })
      .rows(AXIS_RANGES_OF, participantIds, axis, testTypeId, from, to);
  },
};

const SUMMARIES_OF = statement<ScoreSummaryRow>(
  `with scored as materialized (
    select recordings.participant_id, test_type_id, started_at, score
    from recordings join scores on scores.recording_id = recordings.id
    where recordings.participant_id = any ($3::uuid[]) and organization_id = $2
      and started_at >= $4::timestamptz and started_at < $5::timestamptz)
  select period, participant_id as "participantId",
    avg(score) filter (where started_at >= starts) as average,
    min(score) filter (where started_at >= starts) as minimum,
    max(score) filter (where started_at >= starts) as maximum,
    count(*) filter (where started_at >= starts)::int as count,
    avg(score) filter (where started_at < starts) as "previousAverage"
  from unnest($6::uuid[], $7::timestamptz[], $8::timestamptz[])
      with ordinality as periods (test_type, starts, ends, period)
    join scored on started_at >= starts - (ends - starts) and started_at < ends
      and (test_type is null or test_type_id = test_type)
  group by period, participant_id`,
);

const AXIS_RANGES_OF = statement<AxisRangeRow>(
  `select recordings.participant_id as "participantId", test_type_id as "testTypeId",
      to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as date, axis,
      min(minimum) as minimum, max(maximum) as maximum
    from recordings join axis_summaries on recording_id = recordings.id
    where recordings.participant_id = any ($3::uuid[]) and ($4::text is null or axis = $4) and organization_id = $2
      and ($5::uuid is null or test_type_id = $5)
      and ($6::timestamptz is null or started_at >= $6)
      and ($7::timestamptz is null or started_at < $7)
    group by 1, 2, 3, 4
    order by 3, 2, 4`,
);
