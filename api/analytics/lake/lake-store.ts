import { sql } from 'kysely';
import type { RecordingQuality } from '../../domain/recording/quality.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import type { ScopedTransaction } from '../../database/database.ts';

/** A converted recording as the lake shows it, except that the lake has a pseudonym in place of the participant's id. */
export interface PublishedRecording {
  readonly id: string;
  readonly participantId: string;
  readonly testType: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly training: boolean;
  readonly clinicianScore: number | null;
  readonly status: RecordingStatus;
  readonly score: number | null;
  readonly intervalLow: number | null;
  readonly intervalHigh: number | null;
  readonly lowConfidence: boolean | null;
  readonly modelId: string | null;
  readonly quality: RecordingQuality | null;
}

/** A UTC day of an organization that has converted recordings. */
export interface LakeDay {
  readonly organizationId: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** Statements on the rows that the lake is built from. */
export const lakeStore = {
  /** Returns the converted recordings that started on a UTC day, ordered by start time. */
  async recordingsOf(
    tx: ScopedTransaction,
    { organizationId, day }: LakeDay,
  ): Promise<PublishedRecording[]> {
    const from = new Date(`${day}T00:00:00Z`);
    const rows = await tx.sql
      .selectFrom('recordings')
      .innerJoin('test_types', 'test_types.id', 'recordings.test_type_id')
      .leftJoin('scores', 'scores.recording_id', 'recordings.id')
      .where('recordings.organization_id', '=', organizationId)
      .where('recordings.started_at', '>=', from)
      .where('recordings.started_at', '<', new Date(from.getTime() + 86_400_000))
      .where('recordings.converted_at', 'is not', null)
      .orderBy('recordings.started_at')
      .orderBy('recordings.id')
      .select([
        'recordings.id',
        'recordings.participant_id as participantId',
        'test_types.key as testType',
        'recordings.started_at as startedAt',
        'recordings.ended_at as endedAt',
        'recordings.training',
        'recordings.clinician_score as clinicianScore',
        'recordings.status',
        'recordings.quality',
        'scores.score',
        'scores.interval_low as intervalLow',
        'scores.interval_high as intervalHigh',
        'scores.low_confidence as lowConfidence',
        'scores.model_id as modelId',
      ])
      .execute();
    return rows.map((row) => ({ ...row, quality: row.quality as RecordingQuality | null }));
  },

  /** Returns the key of a test type. */
  async testTypeKeyOf(tx: ScopedTransaction, testTypeId: string): Promise<string> {
    const { key } = await tx.sql
      .selectFrom('test_types')
      .where('id', '=', testTypeId)
      .select('key')
      .executeTakeFirstOrThrow();
    return key;
  },

  /** Returns every day that has converted recordings. */
  async days(tx: ScopedTransaction): Promise<LakeDay[]> {
    const { rows } = await sql<LakeDay>`
      select distinct organization_id as "organizationId",
        to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as day
      from recordings where converted_at is not null order by 1, 2`.execute(tx.sql);
    return rows;
  },

  /** Locks a day's file until the transaction ends, so that the last writer has read the newest rows. */
  async lockDay(tx: ScopedTransaction, { organizationId, day }: LakeDay): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtext(${`lake/${organizationId}/${day}`}))`.execute(
      tx.sql,
    );
  },
};
