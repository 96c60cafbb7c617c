import { systemScope } from '../../auth/scope.ts';
import type { Gateway } from '../../composition/compose.ts';
import { modelStore } from '../../database/stores/model-store.ts';
import { unpackModel } from '../../scoring/model-artifact.ts';
import { trainModelJob } from '../../services/recordings/train-model.job.ts';
import type { Problem } from './problem.ts';

const scope = systemScope('checking the files of scoring models');

/** Newest models whose file is missing or damaged. A training replaces them. */
export async function* checkModels({ database, store, queue }: Gateway): AsyncGenerator<Problem> {
  const models = await database.within(scope, (tx) =>
    tx.sql
      .selectFrom('models')
      .where('lost_at', 'is', null)
      .distinctOn(['participant_id', 'test_type_id'])
      .orderBy('participant_id')
      .orderBy('test_type_id')
      .orderBy('version', 'desc')
      .select(['id', 'artifact_key as key'])
      .select(['participant_id as participantId', 'test_type_id as testTypeId'])
      .execute(),
  );
  for (const { id, key, participantId, testTypeId } of models) {
    const file = await store.get(key);
    if (file && isReadable(file)) continue;
    yield {
      text: `${key} is ${file ? 'damaged' : 'missing'}`,
      mend: () =>
        database.within(scope, async (tx) => {
          await modelStore.lock(tx, participantId, testTypeId);
          await modelStore.markLost(tx, id);
          await queue.enqueue(tx, trainModelJob, { participantId, testTypeId });
        }),
    };
  }
}

function isReadable(artifact: Uint8Array): boolean {
  try {
    unpackModel(artifact);
    return true;
  } catch {
    return false;
  }
}
