import { sql } from 'kysely';
import type { ScoringModelCard } from '../../domain/scoring-model.ts';
import type { Selection } from '../../domain/selection.ts';
import type { ScopedTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { Parameters, selectList } from './sql-text.ts';
import { statement } from '../statement.ts';

export interface NewModel extends Omit<ScoringModelCard, 'trainedAt' | 'trainingCount'> {
  readonly organizationId: string;
  /** The recordings it learned from, and their scores, folded into one digest. */
  readonly trainingSha256: string;
}

/** Statements on the models of participants. */
export const modelStore = {
  /**
   * Locks until the transaction ends. A transaction that adds a model takes it, and so does one that finds no model and
   * lets a recording wait. So no recording waits for a model that was added meanwhile.
   */
  async lock(tx: ScopedTransaction, participantId: string, testTypeId: string): Promise<void> {
    const key = `${participantId}/${testTypeId}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.sql);
  },

  async find(tx: ScopedTransaction, id: string): Promise<ScoringModelCard | null> {
    const row = await select(tx).where('id', '=', id).executeTakeFirst();
    return row ? toCard(row) : null;
  },

  readMany(
    records: ScopedReader,
    ids: readonly string[],
    selection: Selection,
  ): Promise<ModelRow[]> {
    const given = new Parameters();
    const text = `select ${modelColumns(selection)} from models
      where organization_id = $2 and id = any (${given.add(ids, 'uuid[]')})`;
    return records.rows(statement<ModelRow>(text), ...given.values);
  },

  /** What scored it. */
  ofRecording(
    records: ScopedReader,
    recordingId: string,
    selection: Selection,
  ): Promise<ModelRow[]> {
    const given = new Parameters();
    const text = `select ${modelColumns(selection)} from models where organization_id = $2
      and id = (select model_id from scores where recording_id = ${given.add(recordingId, 'uuid')})`;
    return records
      .about({ recordings: [recordingId] })
      .rows(statement<ModelRow>(text), ...given.values);
  },

  /** The newest model of each test type, for many participants at once. */
  currentOf(
    records: ScopedReader,
    participantIds: readonly string[],
    selection: Selection,
  ): Promise<ModelRow[]> {
    const given = new Parameters();
    const text = `select distinct on (participant_id, test_type_id) ${modelColumns(selection)} from models
      where organization_id = $2 and participant_id = any (${given.add(participantIds, 'uuid[]')})
      order by participant_id, test_type_id, version desc`;
    return records
      .about({ participants: participantIds })
      .rows(statement<ModelRow>(text), ...given.values);
  },

  /** Every model of many participants, oldest first; of one test type when that is named. */
  historyOf(
    records: ScopedReader,
    participantIds: readonly string[],
    testTypeId: string | null,
    selection: Selection,
  ): Promise<ModelRow[]> {
    const given = new Parameters();
    const text = `select ${modelColumns(selection)} from models
      where organization_id = $2 and participant_id = any (${given.add(participantIds, 'uuid[]')})
        ${testTypeId === null ? '' : `and test_type_id = ${given.add(testTypeId, 'uuid')}`}
      order by trained_at, version`;
    return records
      .about({ participants: participantIds })
      .rows(statement<ModelRow>(text), ...given.values);
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

  /** Marks a model whose artifact is lost. It scores no more, and the next training replaces it. */
  async markLost(tx: ScopedTransaction, id: string): Promise<void> {
    await tx.sql.updateTable('models').set({ lost_at: new Date() }).where('id', '=', id).execute();
  },

  /** Returns false when this version already exists, because another process was faster. */
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

/** A model as a page shows it: what is selection, and where it belongs. */
export type ModelRow = Pick<ScoringModelCard, 'id' | 'participantId' | 'testTypeId'> &
  Partial<ScoringModelCard>;

const MODEL_PLACE = { id: 'id', participantId: 'participant_id', testTypeId: 'test_type_id' };

const modelColumns = selectList(MODEL_PLACE, {
  version: { version: 'version' },
  trainedAt: { trainedAt: 'trained_at' },
  trainingCount: { trainingCount: 'cardinality(training_recording_ids)' },
  trainingRecordingIds: { trainingRecordingIds: 'training_recording_ids' },
  meanAbsoluteError: { meanAbsoluteError: 'mean_absolute_error' },
  baselineError: { baselineError: 'baseline_error' },
  lowConfidence: { lowConfidence: 'low_confidence' },
  featureVersion: { featureVersion: 'feature_version' },
});

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
