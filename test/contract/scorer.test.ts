import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedScorer } from '../../api/scoring/embedded-scorer.ts';
import { createSageMakerScorer } from '../../api/scoring/sagemaker-scorer.ts';
import {
  MissingModel,
  type Scorer,
  type ScorerExample,
  ScorerFailure,
  type TrainedModel,
} from '../../api/scoring/scorer.ts';
import { createFolderObjectStore } from '../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../api/storage/link-signer.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import type { ObjectStore } from '../../api/storage/object-store.ts';
import { openWorkerPool, type WorkerPool } from '../../api/workers/worker-pool.ts';
import {
  startFaultyEndpoint,
  refuse,
  resetBefore,
  type FaultyEndpoint,
} from '../support/aws/faulty-endpoint.ts';
import { startSageMaker, type SageMakerEndpoint } from '../support/aws/sagemaker.ts';
import { scoredExamples } from '../support/scored-examples.ts';

const STORE_URL = 's3://bucket/';
const owner = { organizationId: randomUUID(), participantId: randomUUID() };

let folder: string;
let store: ObjectStore;
let pool: WorkerPool;
let examples: ScorerExample[];
let service: SageMakerEndpoint;
let wire: FaultyEndpoint;
let waits: number[] = [];
const scorers = {} as Record<'embedded' | 'sagemaker', Scorer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-scorer-'));
  store = createFolderObjectStore({
    folder,
    signer: createLinkSigner(new Uint8Array(32)),
    publicUrl: 'http://localhost',
    now: () => new Date(),
  });
  pool = await openWorkerPool({ maxThreads: 1 });
  examples = await Promise.all(
    (await scoredExamples('tug-s03', 'sit-to-stand'))
      .slice(0, 5)
      .map(async ({ parquet, score }) => {
        const recordingId = randomUUID();
        const parquetKey = objectKeys.parquet({ id: recordingId, ...owner });
        await store.put(parquetKey, parquet);
        return { recordingId, parquetKey, score };
      }),
  );
  service = await startSageMaker({ store, storeUrl: STORE_URL });
  wire = await startFaultyEndpoint(service.url);
  const client = {
    endpoint: wire.url,
    region: 'local',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1, // the adapter handles every fault itself
  };
  scorers.embedded = createEmbeddedScorer(store, pool);
  scorers.sagemaker = createSageMakerScorer({
    control: new SageMakerClient(client),
    runtime: new SageMakerRuntimeClient(client),
    store,
    pool,
    storeUrl: STORE_URL,
    endpointName: 'gaitway',
    trainingImage: 'image',
    trainingInstance: 'ml.m5.large',
    trainingRoleArn: 'arn:aws:iam::000000000000:role/training',
    pollSeconds: 1,
    wait: async (ms) => void waits.push(ms),
  });
});

afterAll(async () => {
  await wire.close();
  await service.close();
  await pool.close();
  await rm(folder, { recursive: true });
});

const orderOf = (chosen: readonly ScorerExample[] = examples) => {
  const id = randomUUID();
  return { id, examples: chosen, artifactKey: objectKeys.model(owner, id) };
};

/** Polls until the training has ended, like the job. */
async function trainWith(scorer: Scorer, order = orderOf()): Promise<TrainedModel> {
  for (;;) {
    const progress = await scorer.train(order);
    if (progress.state === 'TRAINED') return progress.model;
    await service.finishTrainings();
  }
}

describe.each(['embedded', 'sagemaker'] as const)('the %s scorer', (home) => {
  it('trains a model and scores with it', async () => {
    const scorer = scorers[home];
    const order = orderOf();
    const model = await trainWith(scorer, order);
    expect(model).toMatchObject({ featureVersion: scorer.featureVersion, lowConfidence: true });
    const { score, interval } = await scorer.score(order.artifactKey, examples[0]!.parquetKey);
    expect(score).toBeGreaterThanOrEqual(interval.low);
    expect(score).toBeLessThanOrEqual(interval.high);
  });

  it('reports why a training ends without a model', async () => {
    const failing = () => trainWith(scorers[home], orderOf(examples.slice(0, 2)));
    await expect(failing()).rejects.toThrow(/at least 3 scored recordings/);
  });

  it('distinguishes a missing model from a missing recording', async () => {
    const missing = objectKeys.model(owner, randomUUID());
    const [{ parquetKey }] = examples as [ScorerExample];
    await expect(scorers[home].score(missing, parquetKey)).rejects.toThrow(MissingModel);
    const order = orderOf();
    await trainWith(scorers[home], order);
    const gone = objectKeys.parquet({ id: randomUUID(), ...owner });
    await expect(scorers[home].score(order.artifactKey, gone)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});

describe('the embedded scorer', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['garbled', new Uint8Array([7, 1, 2])],
    ['cut off', gzipSync('x'.repeat(100)).subarray(0, 20)],
    ['of another content', gzipSync('{}')],
  ])('treats a model file that is %s as missing', async (_, artifact) => {
    const key = objectKeys.model(owner, randomUUID());
    await store.put(key, artifact);
    const score = scorers.embedded.score(key, examples[0]!.parquetKey);
    await expect(score).rejects.toThrow(MissingModel);
  });
});

describe('both scorers', () => {
  it('return identical scores with either model', async () => {
    const orders = { embedded: orderOf(), sagemaker: orderOf() };
    const models = {
      embedded: await trainWith(scorers.embedded, orders.embedded),
      sagemaker: await trainWith(scorers.sagemaker, orders.sagemaker),
    };
    expect(models.sagemaker).toEqual(models.embedded);
    for (const { parquetKey } of examples) {
      const answers = await Promise.all([
        scorers.embedded.score(orders.embedded.artifactKey, parquetKey),
        scorers.embedded.score(orders.sagemaker.artifactKey, parquetKey),
        scorers.sagemaker.score(orders.embedded.artifactKey, parquetKey),
        scorers.sagemaker.score(orders.sagemaker.artifactKey, parquetKey),
      ]);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });
});

describe('SageMaker', () => {
  const invocations = ({ path }: { path: string }) => path.startsWith('/endpoints/');
  const refusal = (status: number, type: string, body: object = {}) =>
    refuse(status, JSON.stringify({ message: type, ...body }), { 'x-amzn-errortype': type });

  it('starts one job per order, even when it is requested repeatedly, and cleans up after it', async () => {
    const order = orderOf();
    const before = service.jobNames.length;
    const asked = await Promise.all([1, 2, 3].map(() => scorers.sagemaker.train(order)));
    expect(asked.map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    expect(service.jobNames.slice(before)).toEqual([`gaitway-${order.id}`]);

    await service.finishTrainings();
    await trainWith(scorers.sagemaker, order);
    expect(service.jobNames).toHaveLength(before + 1);
    expect(await store.head(order.artifactKey)).toBeDefined();
    const left: string[] = [];
    for await (const { key } of store.list(objectKeys.trainingOf(order.artifactKey)))
      left.push(key);
    expect(left).toEqual([]);
  });

  it('continues with the same job when the response to its creation was lost', async () => {
    const order = orderOf();
    wire.script([resetBefore]);
    await expect(scorers.sagemaker.train(order)).rejects.toThrow();
    expect((await scorers.sagemaker.train(order)).state).toBe('RUNNING');
    expect(await trainWith(scorers.sagemaker, order)).toMatchObject({ lowConfidence: true });
  });

  it('leaves a throttled training to the job queue', async () => {
    wire.script([refusal(400, 'ThrottlingException')]);
    await expect(scorers.sagemaker.train(orderOf())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('distinguishes a cold model, a throttle, a missing model and a model error', async () => {
    const order = orderOf();
    await trainWith(scorers.sagemaker, order);
    const [{ parquetKey }] = examples as [ScorerExample];
    const score = () => scorers.sagemaker.score(order.artifactKey, parquetKey);

    waits = [];
    const answer = await score(); // the endpoint loads the model: one retry
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(250);

    waits = [];
    wire.script(
      [1, 2].map(() => refusal(429, 'ThrottlingException')),
      invocations,
    );
    expect(await score()).toEqual(answer);
    expect(waits).toHaveLength(2);
    wire.script(
      Array.from({ length: 5 }, () => refusal(503, 'ServiceUnavailable')),
      invocations,
    );
    await expect(score()).rejects.toMatchObject({ code: 'UNAVAILABLE' });

    const broken = objectKeys.parquet({ id: randomUUID(), ...owner });
    await store.put(broken, new Uint8Array([1, 2, 3]));
    waits = [];
    await expect(scorers.sagemaker.score(order.artifactKey, broken)).rejects.toThrow(ScorerFailure);
    expect(waits).toEqual([]);

    await store.delete(order.artifactKey);
    wire.script(
      [refusal(400, 'ValidationError', { message: 'Failed to download model data(bucket: b).' })],
      invocations,
    );
    await expect(score()).rejects.toThrow(MissingModel);
  });

  it('unloads models when memory is full, and continues', async () => {
    const small = await startSageMaker({ store, storeUrl: STORE_URL, memoryBytes: 600_000 });
    const scorer = createSageMakerScorer({
      control: new SageMakerClient({ endpoint: small.url, region: 'local' }), // never called
      runtime: new SageMakerRuntimeClient({
        endpoint: small.url,
        region: 'local',
        credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      }),
      store,
      pool,
      storeUrl: STORE_URL,
      endpointName: 'gaitway',
      trainingImage: 'image',
      trainingInstance: 'ml.m5.large',
      trainingRoleArn: 'role',
      pollSeconds: 1,
      wait: async () => {},
    });
    const orders = Array.from({ length: 12 }, () => orderOf());
    const made = await trainWith(scorers.embedded, orders[0]);
    const artifact = (await store.get(orders[0]!.artifactKey))!;
    for (const { artifactKey } of orders) await store.put(artifactKey, artifact);
    const [{ parquetKey }] = examples as [ScorerExample];
    const scores = [];
    for (const { artifactKey } of [...orders, ...orders]) {
      scores.push((await scorer.score(artifactKey, parquetKey)).score);
    }
    expect(new Set(scores).size).toBe(1);
    expect(made.lowConfidence).toBe(true);
    await small.close();
  });
});
