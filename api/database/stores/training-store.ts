import type { ScopedTransaction } from '../database.ts';
import type { TrainingExample } from './score-store.ts';

/** A training that was ordered and has not become a model. */
export interface Training {
  readonly participantId: string;
  readonly testTypeId: string;
  readonly organizationId: string;
  readonly version: number;
  readonly trainingSha256: string;
  readonly examples: readonly TrainingExample[];
  /** Tells it from those before it that failed. */
  readonly attempt: number;
  /** False once it failed. */
  readonly underWay: boolean;
}

/** Statements on trainings under way: one for each participant and test type at most. */
export const trainingStore = {
  async find(
    tx: ScopedTransaction,
    participantId: string,
    testTypeId: string,
  ): Promise<Training | undefined> {
    return tx.sql
      .selectFrom('trainings')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .select([
        'participant_id as participantId',
        'test_type_id as testTypeId',
        'organization_id as organizationId',
        'version',
        'training_sha256 as trainingSha256',
        'examples',
        'attempt',
        'under_way as underWay',
      ])
      .executeTakeFirst();
  },

  /** Takes the place of one that failed. */
  async begin(tx: ScopedTransaction, training: Training): Promise<void> {
    const row = {
      participant_id: training.participantId,
      test_type_id: training.testTypeId,
      organization_id: training.organizationId,
      version: training.version,
      training_sha256: training.trainingSha256,
      examples: JSON.stringify(training.examples),
      attempt: training.attempt,
      under_way: training.underWay,
    };
    await tx.sql
      .insertInto('trainings')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['participant_id', 'test_type_id']).doUpdateSet(row),
      )
      .execute();
  },

  async fail(tx: ScopedTransaction, training: Training): Promise<void> {
    await tx.sql
      .updateTable('trainings')
      .set({ under_way: false })
      .where('participant_id', '=', training.participantId)
      .where('test_type_id', '=', training.testTypeId)
      .where('attempt', '=', training.attempt)
      .execute();
  },

  /** Returns false when the training has already ended. */
  async end(tx: ScopedTransaction, { participantId, testTypeId }: Training): Promise<boolean> {
    const { numDeletedRows } = await tx.sql
      .deleteFrom('trainings')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
};
