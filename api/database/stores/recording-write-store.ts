import { sql } from 'kysely';
import type { AxisSummary } from '../../domain/recording/axis-summaries.ts';
import type { MovementMeasures, ScoreReason } from '../../domain/recording/movement.ts';
import type { Recording, RecordingFailure } from '../../domain/recording/recording.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import type { ScopedTransaction } from '../database.ts';

/** What is known of a recording when it arrives. */
export interface NewRecording extends Pick<
  Recording,
  | 'id'
  | 'organizationId'
  | 'participantId'
  | 'testTypeId'
  | 'startedAt'
  | 'endedAt'
  | 'training'
  | 'clinicianScore'
  | 'clinicianScoreFromPhone'
  | 'notes'
> {
  readonly contentSha256: string;
  readonly submittedBy: string | null;
}

export interface NewScore {
  readonly recordingId: string;
  readonly participantId: string;
  readonly modelId: string;
  readonly score: number;
  readonly intervalLow: number;
  readonly intervalHigh: number;
  readonly lowConfidence: boolean;
  readonly reasons: readonly ScoreReason[];
}

/** What the conversion found out about a recording. */
export interface Measured {
  readonly quality: NonNullable<Recording['quality']>;
  readonly summaries: readonly AxisSummary[];
  readonly movement: MovementMeasures;
  readonly convertedAt: Date;
}

/**
 * Statements that change recordings and their scores. Only `RecordingWriter` may call them, because it also publishes
 * the event of each change; the linter checks that.
 */
export const recordingWriteStore = {
  /** Returns false when the id is already taken. */
  async insert(tx: ScopedTransaction, recording: NewRecording): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await tx.sql
      .insertInto('recordings')
      .values({
        id: recording.id,
        organization_id: recording.organizationId,
        participant_id: recording.participantId,
        test_type_id: recording.testTypeId,
        started_at: recording.startedAt,
        ended_at: recording.endedAt,
        training: recording.training,
        clinician_score: recording.clinicianScore,
        clinician_score_from_phone: recording.clinicianScoreFromPhone,
        notes: recording.notes,
        content_sha256: recording.contentSha256,
        submitted_by: recording.submittedBy,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

  async setClinicianScore(tx: ScopedTransaction, id: string, score: number | null): Promise<void> {
    await tx.sql
      .updateTable('recordings')
      .set({ clinician_score: score, clinician_score_from_phone: false })
      .where('id', '=', id)
      .execute();
  },

  async setNotes(tx: ScopedTransaction, id: string, notes: string | null): Promise<void> {
    await tx.sql.updateTable('recordings').set({ notes }).where('id', '=', id).execute();
  },

  /** Sets the status of a recording and clears its failure. */
  async setStatus(
    tx: ScopedTransaction,
    id: string,
    status: Exclude<RecordingStatus, 'FAILED'>,
  ): Promise<void> {
    await tx.sql
      .updateTable('recordings')
      .set({ status, failure_code: null, failure_message: null, failure_retryable: null })
      .where('id', '=', id)
      .execute();
  },

  async setFailed(tx: ScopedTransaction, id: string, failure: RecordingFailure): Promise<void> {
    await tx.sql
      .updateTable('recordings')
      .set({
        status: 'FAILED',
        failure_code: failure.code,
        failure_message: failure.message,
        failure_retryable: failure.retryable,
      })
      .where('id', '=', id)
      .execute();
  },

  /** What the conversion found; written again, it replaces what was there. */
  async setConverted(tx: ScopedTransaction, id: string, measured: Measured): Promise<void> {
    const recording = await tx.sql
      .updateTable('recordings')
      .set({
        converted_at: measured.convertedAt,
        quality: JSON.stringify(measured.quality),
        movement: JSON.stringify(measured.movement),
      })
      .where('id', '=', id)
      .returning('participant_id')
      .executeTakeFirst();
    await tx.sql.deleteFrom('axis_summaries').where('recording_id', '=', id).execute();
    if (recording === undefined || measured.summaries.length === 0) return;
    await tx.sql
      .insertInto('axis_summaries')
      .values(
        measured.summaries.map(({ axis, minimum, maximum, mean, standardDeviation }) => ({
          recording_id: id,
          participant_id: recording.participant_id,
          axis,
          minimum,
          maximum,
          mean,
          standard_deviation: standardDeviation,
        })),
      )
      .execute();
  },

  async delete(tx: ScopedTransaction, ids: readonly string[]): Promise<void> {
    await tx.sql
      .deleteFrom('recordings')
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** Returns false when the recording already has a score, which is kept. */
  async insertScore(tx: ScopedTransaction, score: NewScore): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await tx.sql
      .insertInto('scores')
      .values({
        recording_id: score.recordingId,
        participant_id: score.participantId,
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
};
