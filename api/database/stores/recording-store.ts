import { sql } from 'kysely';
import type { Recording, RecordingReference } from '../../domain/recording/recording.ts';
import type { ScopedTransaction } from '../database.ts';
import { selectRecordings, toRecording } from './recording-rows.ts';

/** Statements that read recordings. What the scope does not show does not exist here. */
export const recordingStore = {
  async find(tx: ScopedTransaction, id: string): Promise<Recording | undefined> {
    const row = await selectRecordings(tx).where('recordings.id', '=', id).executeTakeFirst();
    return row && toRecording(row);
  },

  /** Those of the ids that the scope shows, in no order. */
  async findMany(tx: ScopedTransaction, ids: readonly string[]): Promise<Recording[]> {
    const rows = await selectRecordings(tx)
      .where('recordings.id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows.map(toRecording);
  },

  /** The digest of the content submitted under this id, regardless of the viewer's visibility. */
  async contentOf(tx: ScopedTransaction, id: string): Promise<string | undefined> {
    const row = await tx.sql
      .selectFrom('recordings')
      .where('id', '=', id)
      .select('content_sha256')
      .executeTakeFirst();
    return row?.content_sha256;
  },

  /** References to all recordings of a participant, by their start. */
  referencesOf(tx: ScopedTransaction, participantId: string): Promise<RecordingReference[]> {
    return tx.sql
      .selectFrom('recordings')
      .where('participant_id', '=', participantId)
      .orderBy('started_at')
      .select([
        'id',
        'organization_id as organizationId',
        'participant_id as participantId',
        'test_type_id as testTypeId',
        'started_at as startedAt',
      ])
      .execute();
  },
};
