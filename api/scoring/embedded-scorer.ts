import { unavailable } from '../errors.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { packModel, unpackModel } from './model-artifact.ts';
import { FEATURE_VERSION } from './model/features/extract-features.ts';
import type { ScoringModel } from './model/scoring-model.ts';
import { MissingModel, type Scorer, ScorerFailure, type ScorerExample } from './scorer.ts';
import { toTrainedModel } from './trained-model.ts';

/** The scorer in this process's worker threads. */
export function createEmbeddedScorer(store: ObjectStore, pool: WorkerPool): Scorer {
  async function load({ recordingId, parquetKey, score }: ScorerExample) {
    const parquet = await store.get(parquetKey);
    if (parquet === undefined)
      throw new ScorerFailure('A training recording is not there any more.');
    return { recordingId, parquet, score };
  }

  return {
    featureVersion: FEATURE_VERSION,

    async train({ examples, artifactKey }) {
      const loaded = await Promise.all(examples.map(load));
      const model = await pool.run('trainModel', { examples: loaded }, { giveUpInput: true });
      await store.put(artifactKey, packModel(model));
      return { state: 'TRAINED', model: toTrainedModel(model) };
    },

    async score(artifactKey, parquetKey) {
      const artifact = await store.get(artifactKey);
      if (artifact === undefined) throw new MissingModel();
      const parquet = await store.get(parquetKey);
      if (parquet === undefined) throw unavailable('A file that scoring needs is not there.');
      return pool.run('scoreRecording', { model: readModel(artifact), parquet });
    },
  };
}

/** @throws {MissingModel} when the artifact is damaged, or its features are those of another version */
function readModel(artifact: Uint8Array): ScoringModel {
  try {
    return unpackModel(artifact);
  } catch {
    throw new MissingModel();
  }
}
