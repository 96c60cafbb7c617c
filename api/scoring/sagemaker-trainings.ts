import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  ResourceInUse,
  ResourceNotFound,
  type SageMakerClient,
  type TrainingInstanceType,
} from '@aws-sdk/client-sagemaker';
import { unavailable } from '../errors.ts';
import { objectKeys } from '../storage/object-keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { CHANNELS, type ExampleFile, EXAMPLES_FILE } from './container/ml-folder.ts';
import { FEATURE_VERSION } from './model/features/extract-features.ts';
import { unpackModel } from './model-artifact.ts';
import { isThrottle } from './sagemaker-errors.ts';
import { type Scorer, ScorerFailure, type TrainingOrder } from './scorer.ts';
import { toTrainedModel } from './trained-model.ts';

const LONGEST_TRAINING_SECONDS = 3600;
const LONGEST_LOOK_SECONDS = 60;
const VOLUME_GB = 5;

export interface SageMakerTrainingOptions {
  readonly control: SageMakerClient;
  readonly store: ObjectStore;
  /** Where the object store's keys begin: `s3://bucket/`. */
  readonly storeUrl: string;
  readonly trainingImage: string;
  readonly trainingInstance: string;
  /** What the training job may do: read the recordings, write the model. */
  readonly trainingRoleArn: string;
  /** The least time between two looks at a training that runs. */
  readonly pollSeconds: number;
}

/** `Scorer.train` by SageMaker's training jobs, one for each order; nothing waits while a job runs. */
export function createSageMakerTrainings(options: SageMakerTrainingOptions): Scorer['train'] {
  const { control, store, storeUrl, pollSeconds } = options;

  async function describe(jobName: string): Promise<DescribeTrainingJobCommandOutput | undefined> {
    try {
      return await control.send(new DescribeTrainingJobCommand({ TrainingJobName: jobName }));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw passing(error);
    }
  }

  /** The files that the job reads: which recordings, and what the clinician gave. */
  async function lay({ examples, artifactKey }: TrainingOrder, folder: string): Promise<void> {
    const files = examples.map(({ recordingId, parquetKey, score }) => ({
      recordingId,
      score,
      file: parquetKey.slice(parquetKey.lastIndexOf('/') + 1),
      prefix: parquetKey.slice(0, parquetKey.lastIndexOf('/') + 1),
    }));
    const [first] = files;
    if (first === undefined || files.some(({ prefix }) => prefix !== first.prefix)) {
      throw new RangeError(`the recordings of ${artifactKey} are not of one person`);
    }
    const manifest = [{ prefix: `${storeUrl}${first.prefix}` }, ...files.map(({ file }) => file)];
    const listed: ExampleFile[] = files.map(({ prefix: _, ...example }) => example);
    await store.put(`${folder}manifest.json`, toJson(manifest));
    await store.put(`${folder}examples/${EXAMPLES_FILE}`, toJson(listed));
  }

  async function start(order: TrainingOrder, jobName: string, folder: string): Promise<void> {
    await lay(order, folder);
    try {
      await control.send(
        new CreateTrainingJobCommand({
          TrainingJobName: jobName,
          RoleArn: options.trainingRoleArn,
          AlgorithmSpecification: {
            TrainingImage: options.trainingImage,
            TrainingInputMode: 'File',
          },
          HyperParameters: { featureVersion: String(FEATURE_VERSION) },
          InputDataConfig: [
            channel(CHANNELS.recordings, 'ManifestFile', `${storeUrl}${folder}manifest.json`),
            channel(CHANNELS.examples, 'S3Prefix', `${storeUrl}${folder}examples/`),
          ],
          OutputDataConfig: { S3OutputPath: `${storeUrl}${folder}output` },
          ResourceConfig: {
            InstanceType: options.trainingInstance as TrainingInstanceType,
            InstanceCount: 1,
            VolumeSizeInGB: VOLUME_GB,
          },
          StoppingCondition: { MaxRuntimeInSeconds: LONGEST_TRAINING_SECONDS },
          EnableNetworkIsolation: true,
        }),
      );
    } catch (error) {
      if (!(error instanceof ResourceInUse)) throw passing(error); // in use: another process was faster
    }
  }

  /** Puts the model where the endpoint looks for it; done twice, it is there already. */
  async function place({ artifactKey }: TrainingOrder, artifactUrl: string, folder: string) {
    await store.move(artifactUrl.slice(storeUrl.length), artifactKey);
    const artifact = await store.get(artifactKey);
    if (artifact === undefined) throw new ScorerFailure('The training left no model.');
    const model = unpackModel(artifact);
    for await (const { key } of store.list(folder)) await store.delete(key);
    return toTrainedModel(model);
  }

  return async (order) => {
    const jobName = `gaitway-${order.id}`;
    const folder = objectKeys.trainingOf(order.artifactKey);
    const job = await describe(jobName);
    if (job === undefined) {
      await start(order, jobName, folder);
      return { state: 'RUNNING', lookAgainSeconds: pollSeconds };
    }
    switch (job.TrainingJobStatus) {
      case 'Completed': {
        const artifactUrl = job.ModelArtifacts?.S3ModelArtifacts;
        if (!artifactUrl?.startsWith(storeUrl)) {
          throw new ScorerFailure('The training left its model outside the object store.');
        }
        return { state: 'TRAINED', model: await place(order, artifactUrl, folder) };
      }
      case 'Failed':
      case 'Stopped':
        throw new ScorerFailure(job.FailureReason ?? 'The training was stopped.');
      default:
        return { state: 'RUNNING', lookAgainSeconds: lookAgainSeconds(job) };
    }
  };

  /** The longer it runs, the less often it is looked at. */
  function lookAgainSeconds({ CreationTime }: DescribeTrainingJobCommandOutput): number {
    const ageSeconds = CreationTime ? (Date.now() - CreationTime.getTime()) / 1000 : 0;
    return Math.round(Math.min(Math.max(ageSeconds / 4, pollSeconds), LONGEST_LOOK_SECONDS));
  }
}

const channel = (name: string, type: 'ManifestFile' | 'S3Prefix', url: string) => ({
  ChannelName: name,
  DataSource: {
    S3DataSource: {
      S3DataType: type,
      S3Uri: url,
      S3DataDistributionType: 'FullyReplicated' as const,
    },
  },
});

const toJson = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** SageMaker returns `ValidationException: Requested resource not found.` instead of a code of its own. */
const isNotFound = (error: unknown) =>
  error instanceof ResourceNotFound ||
  (error instanceof Error &&
    error.name === 'ValidationException' &&
    /resource not found/i.test(error.message));

const passing = (error: unknown) =>
  isThrottle(error) ? unavailable('SageMaker takes no more calls right now.') : error;
