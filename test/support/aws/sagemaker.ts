import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createTar, parseTar } from 'nanotar';
import { createScorerServer } from '../../../api/scoring/container/serve.ts';
import { train } from '../../../api/scoring/container/train.ts';
import type { ObjectStore } from '../../../api/storage/object-store.ts';
import { readBody, startEndpoint, type Endpoint } from './http-endpoint.ts';

interface Job {
  readonly request: CreateTrainingJob;
  status: 'InProgress' | 'Completed' | 'Failed';
  failure?: string;
}

interface CreateTrainingJob {
  readonly TrainingJobName: string;
  readonly HyperParameters: Readonly<Record<string, string>>;
  readonly InputDataConfig: readonly {
    readonly ChannelName: string;
    readonly DataSource: { readonly S3DataSource: { S3DataType: string; S3Uri: string } };
  }[];
  readonly OutputDataConfig: { readonly S3OutputPath: string };
}

export interface SageMakerEndpoint extends Endpoint {
  /** Names of the created training jobs, oldest first. */
  readonly jobNames: readonly string[];
  /** Completes the jobs in progress. */
  finishTrainings(): Promise<void>;
}

export interface SageMakerOptions {
  /** The objects of the bucket. */
  readonly store: ObjectStore;
  /** Prefix of the bucket's keys: `s3://bucket/`. */
  readonly storeUrl: string;
  /** Whether jobs run on their own, without `finishTrainings`. */
  readonly trainAtOnce?: boolean;
  /** Memory of the endpoint's container, for models. */
  readonly memoryBytes?: number;
  /** Number of calls to a model that is not loaded yet that fail with `ModelNotReadyException`. */
  readonly coldAnswers?: number;
}

/**
 * Amazon SageMaker's HTTP API: training jobs that run our container's `train`, and a multi-model endpoint that runs
 * our container's `serve`, loads requested models and unloads models when memory is full.
 */
export async function startSageMaker(
  { store, storeUrl, trainAtOnce = false, memoryBytes = 64e6, coldAnswers = 1 }: SageMakerOptions,
  port?: number,
): Promise<SageMakerEndpoint> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-sagemaker-'));
  const container = createScorerServer({ memoryBytes, modelFolder: join(folder, 'model') });
  const jobs = new Map<string, Job>();
  const coldLeft = new Map<string, number>();
  const keyOf = (url: string) => url.slice(storeUrl.length);

  async function fetchTo(path: string, key: string): Promise<void> {
    const bytes = await store.get(key);
    if (bytes === undefined) throw new Error(`s3://${key} is not there`);
    await writeFile(path, bytes);
  }

  async function fillChannel(target: string, type: string, url: string): Promise<void> {
    await mkdir(target, { recursive: true });
    if (type === 'S3Prefix') {
      for await (const { key } of store.list(keyOf(url))) {
        await fetchTo(join(target, key.slice(keyOf(url).length)), key);
      }
      return;
    }
    const text = new TextDecoder().decode(await store.get(keyOf(url)));
    const [{ prefix }, ...files] = JSON.parse(text) as [{ prefix: string }, ...string[]];
    for (const file of files) await fetchTo(join(target, file), keyOf(`${prefix}${file}`));
  }

  async function runJob(job: Job): Promise<void> {
    const { TrainingJobName, HyperParameters, InputDataConfig, OutputDataConfig } = job.request;
    const ml = join(folder, randomUUID());
    await mkdir(join(ml, 'input/config'), { recursive: true });
    await writeFile(join(ml, 'input/config/hyperparameters.json'), JSON.stringify(HyperParameters));
    for (const { ChannelName, DataSource } of InputDataConfig) {
      const { S3DataType, S3Uri } = DataSource.S3DataSource;
      await fillChannel(join(ml, 'input/data', ChannelName), S3DataType, S3Uri);
    }
    if ((await train(ml)) === 0) {
      const names = await readdir(join(ml, 'model'));
      const files = names.map(async (name) => ({
        name,
        data: await readFile(join(ml, 'model', name)),
      }));
      const artifact = gzipSync(createTar(await Promise.all(files)));
      const output = `${keyOf(OutputDataConfig.S3OutputPath)}/${TrainingJobName}/output/model.tar.gz`;
      await store.put(output, artifact);
      job.status = 'Completed';
    } else {
      job.failure = `AlgorithmError: ${await readFile(join(ml, 'output/failure'), 'utf8')}`;
      job.status = 'Failed';
    }
  }

  const finishTrainings = async () => {
    for (const job of jobs.values()) if (job.status === 'InProgress') await runJob(job);
  };

  const control: Readonly<Record<string, (input: never) => Promise<object>>> = {
    async CreateTrainingJob(request: CreateTrainingJob) {
      const { TrainingJobName: name } = request;
      if (jobs.has(name)) throw new WireError(400, 'ResourceInUse', `${name} exists already.`);
      const job: Job = { request, status: 'InProgress' };
      jobs.set(name, job);
      if (trainAtOnce) {
        runJob(job).catch((error: unknown) => {
          job.failure = String(error);
          job.status = 'Failed';
        });
      }
      return { TrainingJobArn: `arn:aws:sagemaker:local:000000000000:training-job/${name}` };
    },
    async DescribeTrainingJob({ TrainingJobName: name }: { TrainingJobName: string }) {
      const job = jobs.get(name);
      if (!job) throw new WireError(400, 'ValidationException', 'Requested resource not found.');
      const output = `${job.request.OutputDataConfig.S3OutputPath}/${name}/output/model.tar.gz`;
      return {
        TrainingJobName: name,
        TrainingJobStatus: job.status,
        CreationTime: Date.now() / 1000,
        ...(job.status === 'Completed' && { ModelArtifacts: { S3ModelArtifacts: output } }),
        ...(job.failure !== undefined && { FailureReason: job.failure }),
      };
    },
  };

  const call = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
    container.inject({ method, url, ...(body && { payload: body }) });

  /**
   * Like the endpoint: fetches, unpacks and loads a model. When memory is full, it unloads the model that was loaded
   * first.
   */
  async function load(target: string): Promise<void> {
    const name = encodeURIComponent(target);
    if ((await call('GET', `/models/${name}`)).statusCode === 200) return;
    const artifact = await store.get(`models/${target}`);
    if (artifact === undefined) {
      const text = `Failed to download model data(bucket: bucket, key: models/${target}).`;
      throw new WireError(400, 'ValidationError', text);
    }
    const left = coldLeft.get(target) ?? coldAnswers;
    coldLeft.set(target, left - 1);
    if (left > 0) throw new WireError(429, 'ModelNotReadyException', 'The model is being loaded.');
    const url = join(folder, randomUUID(), 'model');
    await mkdir(url, { recursive: true });
    for (const { name, data } of parseTar(gunzipSync(artifact)))
      await writeFile(join(url, name), data!);
    while ((await call('POST', '/models', { model_name: target, url })).statusCode === 507) {
      const { models } = (await call('GET', '/models')).json<{ models: { modelName: string }[] }>();
      await call('DELETE', `/models/${encodeURIComponent(models[0]!.modelName)}`);
    }
  }

  async function invoke(target: string, contentType: string, payload: Buffer): Promise<string> {
    await load(target);
    const answer = await container.inject({
      method: 'POST',
      url: `/models/${encodeURIComponent(target)}/invoke`,
      headers: { 'content-type': contentType },
      payload,
    });
    if (answer.statusCode === 200) return answer.body;
    throw new WireError(424, 'ModelError', 'Received an error from the model.', {
      OriginalStatusCode: answer.statusCode,
      OriginalMessage: answer.body,
    });
  }

  const endpoint = await startEndpoint((request, response) => {
    const answer = async (): Promise<string> => {
      const body = await readBody(request);
      if (request.url?.startsWith('/endpoints/')) {
        const target = String(request.headers['x-amzn-sagemaker-target-model']);
        return invoke(target, String(request.headers['content-type']), body);
      }
      const operation = String(request.headers['x-amz-target']).split('.')[1]!;
      const run = control[operation];
      if (run === undefined) throw new WireError(400, 'UnknownOperationException', operation);
      return JSON.stringify(await run(JSON.parse(body.toString()) as never));
    };
    answer().then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      (error: unknown) => {
        const { status, type, message, more } =
          error instanceof WireError ? error : new WireError(500, 'InternalFailure', String(error));
        const headers = { 'content-type': 'application/json', 'x-amzn-errortype': type };
        response.writeHead(status, headers);
        response.end(JSON.stringify({ __type: type, message, Message: message, ...more }));
      },
    );
  }, port);

  return {
    ...endpoint,
    get jobNames() {
      return [...jobs.keys()];
    },
    finishTrainings,
    async close() {
      await endpoint.close();
      await container.close();
      await rm(folder, { recursive: true });
    },
  };
}

class WireError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly more: object = {},
  ) {
    super(message);
  }
}
