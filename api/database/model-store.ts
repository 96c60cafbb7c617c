import { sql } from 'kysely';
import type { ScoringModelCard } from '../domain/scoring-model.ts';
import type { ScopedTransaction } from './database.ts';

export interface NewModel extends Omit<ScoringModelCard, 'trainedAt' | 'trainingCount'> {
  readonly organizationId: string;
  /** The recordings it learned from, and their scores, folded into one digest. */
  readonly trainingSha256: string;
}

/** Statements on the models of participants. */
export const modelStore = {
  /**
   * Held to the end of the transaction by whoever adds a model, and by whoever finds none and lets a
   * recording wait for one: the two cannot miss each other.
   */
  async lock(tx: ScopedTransaction, participantId: string, testTypeId: string): Promise<void> {
    const key = `${participantId}/${testTypeId}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.sql);
  },

  async findMany(tx: ScopedTransaction, ids: readonly string[]): Promise<ScoringModelCard[]> {
    const rows = await select(tx)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows.map(toCard);
  },

  /** The newest model of each test type, for many participants at once. */
  async currentOf(
    tx: ScopedTransaction,
    participantIds: readonly string[],
  ): Promise<ScoringModelCard[]> {
    const rows = await select(tx)
      .distinctOn(['participant_id', 'test_type_id'])
      .where('participant_id', '=', sql<string>`any(${participantIds}::uuid[])`)
      .orderBy('participant_id')
      .orderBy('test_type_id')
      .orderBy('version', 'desc')
      .execute();
    return rows.map(toCard);
  },

  /** The newest model of one participant and test type that is not lost, with the digest of what it learned from. */
  async newest(
    tx: ScopedTransaction,
    participantId: string,
    testTypeId: string,
  ): Promise<(ScoringModelCard & { readonly trainingSha256: string }) | undefined> {
    const row = await select(tx)
      .select('training_sha256')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .where('lost_at', 'is', null)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && { ...toCard(row), trainingSha256: row.training_sha256 };
  },

  /** Of all that ever were, those that are lost with them; 0 when there was none. */
  async lastVersion(
    tx: ScopedTransaction,
    participantId: string,
    testTypeId: string,
  ): Promise<number> {
    const { version } = await tx.sql
      .selectFrom('models')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .select((eb) => eb.fn.max('version').as('version'))
      .executeTakeFirstOrThrow();
    return version ?? 0;
  },

  /** Its artifact is gone: it scores no more, and the next training makes another. */
  async markLost(tx: ScopedTransaction, id: string): Promise<void> {
    await tx.sql.updateTable('models').set({ lost_at: new Date() }).where('id', '=', id).execute();
  },

  /** Answers false when this version exists already: another process was faster. */
  async insert(tx: ScopedTransaction, model: NewModel): Promise<boolean> {
    const inserted = await tx.sql
      .insertInto('models')
      .values({
        id: model.id,
        organization_id: model.organizationId,
        participant_id: model.participantId,
        test_type_id: model.testTypeId,
        version: model.version,
        artifact_key: model.artifactKey,
        feature_version: model.featureVersion,
        training_sha256: model.trainingSha256,
        training_recording_ids: [...model.trainingRecordingIds],
        mean_absolute_error: model.meanAbsoluteError,
        baseline_error: model.baselineError,
        low_confidence: model.lowConfidence,
      })
      .onConflict((conflict) =>
        conflict.columns(['participant_id', 'test_type_id', 'version']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  },
};

const select = (tx: ScopedTransaction) =>
  tx.sql
    .selectFrom('models')
    .select([
      'id',
      'participant_id as participantId',
      'test_type_id as testTypeId',
      'version',
      'artifact_key as artifactKey',
      'feature_version as featureVersion',
      'trained_at as trainedAt',
      'training_recording_ids as trainingRecordingIds',
      'mean_absolute_error as meanAbsoluteError',
      'baseline_error as baselineError',
      'low_confidence as lowConfidence',
    ]);

const toCard = (row: Omit<ScoringModelCard, 'trainingCount'>): ScoringModelCard => ({
  ...row,
  trainingCount: row.trainingRecordingIds.length,
});
