import { unavailable } from '../errors.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { FEATURE_VERSION } from './model/features/extract-features.ts';
import { parseScoringModel } from './model/scoring-model.ts';
import type { Scorer } from './scorer.ts';

/** The scorer in this process's worker threads. */
export function createEmbeddedScorer(store: ObjectStore, pool: WorkerPool): Scorer {
  async function load(key: string): Promise<Uint8Array> {
    const bytes = await store.get(key);
    if (bytes === undefined) throw unavailable('A file that scoring needs is not there.');
    return bytes;
  }

  return {
    featureVersion: FEATURE_VERSION,

    async train(examples, artifactKey) {
      const loaded = await Promise.all(
        examples.map(async ({ recordingId, parquetKey, score }) => ({
          recordingId,
          score,
          parquet: await load(parquetKey),
        })),
      );
      const model = await pool.run('trainModel', { examples: loaded }, { giveUpInput: true });
      await store.put(artifactKey, new TextEncoder().encode(JSON.stringify(model)));
      const { meanAbsoluteError, baselineError, beatsMean } = model.card;
      return {
        featureVersion: model.featureVersion,
        meanAbsoluteError,
        baselineError,
        lowConfidence: !beatsMean,
      };
    },

    async score(artifactKey, parquetKey) {
      const [artifact, parquet] = await Promise.all([load(artifactKey), load(parquetKey)]);
      const model = parseScoringModel(JSON.parse(new TextDecoder().decode(artifact)));
      return pool.run('scoreRecording', { model, parquet });
    },
  };
}
