import { setTimeout as wait } from 'node:timers/promises';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  InvokeEndpointCommand,
  type InvokeEndpointCommandInput,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import { awsClientSettings } from '../aws-client.ts';
import { unavailable } from '../errors.ts';
import { objectKeys } from '../storage/object-keys.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { JSON_TYPE, type MeasuredBody, PARQUET_TYPE, predictionSchema } from './invocation.ts';
import { FEATURE_VERSION } from './model/features/extract-features.ts';
import { classifyError } from './sagemaker-errors.ts';
import { createSageMakerTrainings, type SageMakerTrainingOptions } from './sagemaker-trainings.ts';
import { MissingModel, type Prediction, type Scorer, ScorerFailure } from './scorer.ts';

/** Endpoints with many models take no more in one call; larger recordings are measured here and sent as features. */
const LARGEST_BODY_BYTES = 6 * 1024 * 1024;
/** A model that was idle for a while is fetched and loaded first. The waits double, up to half a minute in total. */
const COLD_WAITS_MS = [500, 1000, 2000, 4000, 8000, 16_000];
/** After these the job goes back to the queue, which has more patience. */
const THROTTLED_WAITS_MS = [200, 400, 800, 1600];

export interface SageMakerScorerOptions extends SageMakerTrainingOptions {
  readonly runtime: SageMakerRuntimeClient;
  readonly pool: WorkerPool;
  /** An endpoint with many models, whose prefix is `models/` of the bucket. */
  readonly endpointName: string;
  readonly wait: (ms: number) => Promise<void>;
}

/** Longer than a cold model takes to load; every repetition is the adapter's own. */
const ENDPOINT_BOUNDS = { maxAttempts: 1, timeoutMs: 65_000 };

/** The scorer with clients of its own: region, credentials and endpoints are the SDK's to find. */
export function openSageMakerScorer(
  options: Omit<SageMakerScorerOptions, 'control' | 'runtime' | 'wait'>,
): Scorer {
  return createSageMakerScorer({
    ...options,
    control: new SageMakerClient(awsClientSettings()),
    runtime: new SageMakerRuntimeClient(awsClientSettings(ENDPOINT_BOUNDS)),
    wait,
  });
}

/** The scorer's container behind Amazon SageMaker: training jobs, and one endpoint for everybody's models. */
export function createSageMakerScorer(options: SageMakerScorerOptions): Scorer {
  const { store, pool, runtime, endpointName, wait } = options;

  async function invoke(input: Omit<InvokeEndpointCommandInput, 'EndpointName'>) {
    const coldWaits = COLD_WAITS_MS.values();
    const throttledWaits = THROTTLED_WAITS_MS.values();
    for (;;) {
      try {
        return await runtime.send(
          new InvokeEndpointCommand({ EndpointName: endpointName, Accept: JSON_TYPE, ...input }),
        );
      } catch (error) {
        const fault = classifyError(error);
        if (fault.kind === 'MISSING_MODEL') throw new MissingModel();
        if (fault.kind === 'MODEL_ERROR') throw new ScorerFailure(fault.reason);
        if (fault.kind === 'OTHER') throw error;
        const waits = fault.kind === 'COLD' ? coldWaits : throttledWaits;
        const { value: ms } = waits.next();
        if (ms === undefined) throw unavailable(`The scorer is not responding: ${fault.kind}.`);
        await wait(ms * (0.5 + Math.random() / 2));
      }
    }
  }

  return {
    featureVersion: FEATURE_VERSION,
    train: createSageMakerTrainings(options),

    async score(artifactKey, parquetKey): Promise<Prediction> {
      const parquet = await store.get(parquetKey);
      if (parquet === undefined) throw unavailable('A file that scoring needs is not there.');
      const { Body } = await invoke({
        TargetModel: artifactKey.slice(objectKeys.models.length),
        ...(await bodyOf(parquet, pool)),
      });
      return predictionSchema.parse(JSON.parse(new TextDecoder().decode(Body)));
    },
  };
}

async function bodyOf(parquet: Uint8Array, pool: WorkerPool) {
  if (parquet.length <= LARGEST_BODY_BYTES) return { ContentType: PARQUET_TYPE, Body: parquet };
  const { names, values } = await pool.run('measureRecording', { parquet });
  const body: MeasuredBody = {
    featureVersion: FEATURE_VERSION,
    names: [...names],
    values: Array.from(values),
  };
  return { ContentType: JSON_TYPE, Body: new TextEncoder().encode(JSON.stringify(body)) };
}
