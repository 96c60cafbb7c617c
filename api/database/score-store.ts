import { sql } from 'kysely';
import type { ScoreReason } from '../domain/recording/movement.ts';
import type { Axis } from '../domain/recording/samples.ts';
import type { ScopedTransaction } from './database.ts';

export interface NewScore {
  readonly recordingId: string;
  readonly modelId: string;
  readonly score: number;
  readonly intervalLow: number;
  readonly intervalHigh: number;
  readonly lowConfidence: boolean;
  readonly reasons: readonly ScoreReason[];
}

/** A training recording as the trainer wants it. */
export interface TrainingExample {
  readonly recordingId: string;
  readonly clinicianScore: number;
}

export interface ScoreSummaryRow {
  readonly participantId: string;
  readonly average: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly count: number;
  readonly previousAverage: number | null;
}

export interface AxisRangeRow {
  readonly participantId: string;
  readonly testTypeId: string;
  /** UTC day, YYYY-MM-DD. */
  readonly date: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** Statements on scores, and on what charts draw of them. */
export const scoreStore = {
  /** Answers false when the recording has its score already: none is scored twice. */
  async insert(tx: ScopedTransaction, score: NewScore): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await tx.sql
      .insertInto('scores')
      .values({
        recording_id: score.recordingId,
        model_id: score.modelId,
        score: score.score,
        interval_low: score.intervalLow,
        interval_high: score.intervalHigh,
        low_confidence: score.lowConfidence,
        reasons: JSON.stringify(score.reasons),
      })
      .onConflict((conflict) => conflict.column('recording_id').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

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
   * Scores of [from, to) for many participants at once, and the average of the period of equal length
   * before. One scan covers both periods.
   */
  async summariesOf(
    tx: ScopedTransaction,
    participantIds: readonly string[],
    range: { readonly testTypeId: string | null; readonly from: Date; readonly to: Date },
  ): Promise<ScoreSummaryRow[]> {
    const before = new Date(2 * range.from.getTime() - range.to.getTime());
    const { rows } = await sql<ScoreSummaryRow>`
      select participant_id as "participantId",
        avg(score) filter (where started_at >= ${range.from}) as average,
        min(score) filter (where started_at >= ${range.from}) as minimum,
        max(score) filter (where started_at >= ${range.from}) as maximum,
        count(*) filter (where started_at >= ${range.from})::int as count,
        avg(score) filter (where started_at < ${range.from}) as "previousAverage"
      from recordings join scores on scores.recording_id = recordings.id
      where participant_id = any(${participantIds}::uuid[])
        and started_at >= ${before} and started_at < ${range.to}
        and (${range.testTypeId}::uuid is null or test_type_id = ${range.testTypeId}::uuid)
      group by participant_id`.execute(tx.sql);
    return rows;
  },

  /** The range of one axis by UTC day and test type, oldest first, for many participants at once. */
  async axisRangesOf(
    tx: ScopedTransaction,
    participantIds: readonly string[],
    query: {
      readonly axis: Axis;
      readonly testTypeId: string | null;
      readonly from: Date | null;
      readonly to: Date | null;
    },
  ): Promise<AxisRangeRow[]> {
    const { rows } = await sql<AxisRangeRow>`
      select participant_id as "participantId", test_type_id as "testTypeId",
        to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as date,
        min(minimum) as minimum, max(maximum) as maximum
      from recordings join axis_summaries on recording_id = recordings.id
      where participant_id = any(${participantIds}::uuid[]) and axis = ${query.axis}
        and (${query.testTypeId}::uuid is null or test_type_id = ${query.testTypeId}::uuid)
        and (${query.from}::timestamptz is null or started_at >= ${query.from}::timestamptz)
        and (${query.to}::timestamptz is null or started_at < ${query.to}::timestamptz)
      group by 1, 2, 3
      order by 3, 2`.execute(tx.sql);
    return rows;
  },
};
