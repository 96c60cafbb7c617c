import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT_FOLDER } from '../../api/root-folder.ts';
import { bundle as bundleProgram } from '../../bin/bundle.js';
import { scoringTasks } from '../../api/workers/scoring-tasks.ts';
import { FEATURE_VERSION } from '../../api/scoring/model/features/extract-features.ts';
import { packModel, unpackModel } from '../../api/scoring/model-artifact.ts';
import { JSON_TYPE, PARQUET_TYPE } from '../../api/scoring/invocation.ts';
import { freePort } from '../support/free-port.ts';
import { type ScoredExample, scoredExamples } from '../support/scored-examples.ts';

let folder: string;
const bundleFolder = `scorer-test-${process.pid}`;
const bundle = join(ROOT_FOLDER, 'dist', bundleFolder, 'gaitway-scorer.js');
let people: { examples: ScoredExample[]; modelFolder: string }[];

/** Runs the bundle like SageMaker runs the image, in a new folder. */
const run = (command: string, ml: string, environment: Record<string, string> = {}) =>
  spawn(process.execPath, [bundle, command], {
    env: { SCORER_FOLDER: ml, ...environment },
    stdio: 'ignore',
  });

async function trainOn(
  examples: readonly ScoredExample[],
  featureVersion = FEATURE_VERSION,
): Promise<{ ml: string; exitCode: unknown }> {
  const ml = await mkdtemp(join(folder, 'ml-'));
  await mkdir(join(ml, 'input/config'), { recursive: true });
  await mkdir(join(ml, 'input/data/recordings'), { recursive: true });
  await mkdir(join(ml, 'input/data/examples'), { recursive: true });
  const config = join(ml, 'input/config/hyperparameters.json');
  await writeFile(config, JSON.stringify({ featureVersion: String(featureVersion) }));
  const listed = examples.map(({ recordingId, score }) => ({
    recordingId,
    score,
    file: `${recordingId}.parquet`,
  }));
  await writeFile(join(ml, 'input/data/examples/examples.json'), JSON.stringify(listed));
  for (const { recordingId, parquet } of examples) {
    await writeFile(join(ml, `input/data/recordings/${recordingId}.parquet`), parquet);
  }
  const [exitCode] = (await once(run('train', ml), 'exit')) as [unknown];
  return { ml, exitCode };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-scorer-'));
  await bundleProgram('scorer', bundleFolder);
  people = await Promise.all(
    ['tug-s03', 'tug-s06'].map(async (person) => {
      const examples = (await scoredExamples(person, 'sit-to-stand')).slice(0, 5);
      const { ml } = await trainOn(examples);
      return { examples, modelFolder: join(ml, 'model') };
    }),
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(dirname(bundle), { recursive: true });
});

describe('train', () => {
  it('creates the same model as the embedded scorer', async () => {
    const { examples, modelFolder } = people[0]!;
    const model = await scoringTasks.trainModel({ examples });
    expect(JSON.parse(await readFile(join(modelFolder, 'model.json'), 'utf8'))).toEqual(model);
    expect(unpackModel(packModel(model))).toEqual(model);
  });

  it.each([
    ['too few recordings', 2, FEATURE_VERSION, /at least 3 scored recordings/],
    ['another feature version', 5, FEATURE_VERSION + 1, /deploy both alike/],
  ])('writes the reason to the failure file: %s', async (_what, count, featureVersion, reason) => {
    const { ml, exitCode } = await trainOn(people[0]!.examples.slice(0, count), featureVersion);
    expect(exitCode).toBe(1);
    expect(await readFile(join(ml, 'output/failure'), 'utf8')).toMatch(reason);
  });
});

describe('serve', () => {
  let container: ReturnType<typeof run>;
  let url: string;

  const send = async (method: string, path: string, body?: unknown, type = JSON_TYPE) => {
    const sent =
      body === undefined ? {} : { body: body as never, headers: { 'content-type': type } };
    const response = await fetch(`${url}${path}`, { method, ...sent });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const load = (name: string, modelUrl: string) =>
    send('POST', '/models', JSON.stringify({ model_name: name, url: modelUrl }));
  const invoke = (name: string, parquet: Uint8Array) =>
    send('POST', `/models/${name}/invoke`, parquet, PARQUET_TYPE);

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    container = run('serve', folder, {
      SAGEMAKER_BIND_TO_PORT: String(port),
      SCORER_MEMORY_MB: '1',
    });
    const isUp = () =>
      fetch(`${url}/ping`).then(
        ({ status }) => status,
        () => 0,
      );
    await vi.waitFor(async () => expect(await isUp()).toBe(200), { timeout: 20_000 });
  });
  afterAll(() => container.kill());

  it('loads two models, scores identically with both, unloads one, and does not find a third', async () => {
    const [ada, ben] = people as [(typeof people)[0], (typeof people)[0]];
    expect((await load('ada', ada.modelFolder)).status).toBe(200);
    expect((await load('ben', ben.modelFolder)).status).toBe(200);
    expect((await load('ben', ben.modelFolder)).status).toBe(409);
    expect((await send('GET', '/models')).body).toEqual({
      models: [
        { modelName: 'ada', modelUrl: ada.modelFolder },
        { modelName: 'ben', modelUrl: ben.modelFolder },
      ],
    });

    for (const [name, { examples }] of [
      ['ada', ada],
      ['ben', ben],
    ] as const) {
      const { parquet } = examples[0]!;
      const model = await scoringTasks.trainModel({ examples });
      const here = await scoringTasks.scoreRecording({ model, parquet });
      const there = await invoke(name, parquet);
      expect(there).toEqual({ status: 200, body: here });

      const { names, values } = await scoringTasks.measureRecording({ parquet });
      const measured = JSON.stringify({
        featureVersion: FEATURE_VERSION,
        names,
        values: Array.from(values),
      });
      expect((await send('POST', `/models/${name}/invoke`, measured)).body).toEqual(here);
    }

    expect((await send('GET', '/models/ben')).status).toBe(200);
    expect((await send('DELETE', '/models/ben')).status).toBe(200);
    expect((await send('GET', '/models/ben')).status).toBe(404);
    expect((await invoke('ben', ben.examples[0]!.parquet)).status).toBe(404);
    expect((await send('DELETE', '/models/ben')).status).toBe(404);
    expect((await load('carl', join(folder, 'nowhere'))).status).toBe(404);
  });

  it('returns 507 when its memory is full, and loads a model after another is unloaded', async () => {
    const { modelFolder } = people[0]!;
    const names = Array.from({ length: 200 }, (_, index) => `model-${index}`);
    let full: string | undefined;
    for (const name of names) {
      const { status } = await load(name, modelFolder);
      if (status === 200) continue;
      expect(status).toBe(507);
      full = name;
      break;
    }
    expect(full).toBeDefined();
    expect((await send('DELETE', '/models/model-0')).status).toBe(200);
    expect((await load(full!, modelFolder)).status).toBe(200);
  });

  it('reports an invalid body', async () => {
    await load('ada', people[0]!.modelFolder);
    const broken = await invoke('ada', new Uint8Array([1, 2, 3]));
    expect(broken.status).toBe(400);
    const other = await send('POST', '/models/ada/invoke', '{"rows": []}');
    expect(other).toEqual({
      status: 400,
      body: { message: expect.stringMatching(/must be application\/vnd/) as string },
    });
    expect((await send('POST', '/models', '{}')).status).toBe(400);
    expect((await send('POST', '/invocations', '{}')).status).toBe(404);
  });
});
