import type { Config } from '../config/config.ts';
import { createEmbeddedScorer } from '../scoring/embedded-scorer.ts';
import type { Scorer } from '../scoring/scorer.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';

/** Opens the configured scorer: threads of this process, or the same code in SageMaker containers. */
export async function openScorer(
  config: Config,
  store: ObjectStore,
  pool: WorkerPool,
): Promise<Scorer> {
  if (config.SCORER === 'embedded') return createEmbeddedScorer(store, pool);
  const { openSageMakerScorer } = await import('../scoring/sagemaker-scorer.ts');
  return openSageMakerScorer({
    store,
    pool,
    storeUrl: `s3://${config.S3_BUCKET!}/`,
    endpointName: config.SAGEMAKER_ENDPOINT!,
    trainingImage: config.SAGEMAKER_IMAGE!,
    trainingInstance: config.SAGEMAKER_INSTANCE,
    trainingRoleArn: config.SAGEMAKER_ROLE_ARN!,
    pollSeconds: config.SAGEMAKER_POLL_SECONDS,
  });
}
