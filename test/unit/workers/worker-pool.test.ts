import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_DISGUISE } from '../../../api/domain/lake-disguise.ts';
import { decodeParquet } from '../../../api/conversion/decode-parquet.ts';
import { scoreRecording } from '../../../api/scoring/model/score-recording.ts';
import { trainModel } from '../../../api/scoring/model/train-model.ts';
import { openWorkerPool, TaskTooBig, type WorkerPool } from '../../../api/workers/worker-pool.ts';
import { START_US, cleanColumns } from '../domain/recording/sensor-columns.ts';

const now = new Date();
const encode = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

let pool: WorkerPool;
beforeAll(async () => {
  pool = await openWorkerPool({ maxThreads: 2 });
});
afterAll(() => pool.close());

async function convert(rows: number) {
  const json = encode(cleanColumns(rows));
  const result = await pool.run('convertRecording', { json, now });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('a task with a time limit', () => {
  const scope = { database: 'd', organizationId: 'o', disguise: NO_DISGUISE };
  const call = { statement: 'select 1', parameters: [], ...scope };

  it('ends with its thread, and the next task gets another', async () => {
    const slow = pool.run('confineStatement', call, { timeLimitMs: 1 }); // it first loads a grammar
    await expect(slow).rejects.toThrow(TaskTooBig);
    expect((await convert(300)).quality.sampleCount).toBe(300);
  });

  it('measures its time from its start', async () => {
    const before = Array.from({ length: 6 }, () => convert(20_000));
    const confined = pool.run('confineStatement', call, { timeLimitMs: 20_000 });
    expect((await confined).sql).toContain(`"d"."recordings" where organization_id = 'o'`);
    await Promise.all(before);
  });

  it('throws the same error as without a time limit', async () => {
    const wrong = pool.run(
      'confineStatement',
      { ...call, statement: 'x' },
      { timeLimitMs: 20_000 },
    );
    await expect(wrong).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'statement', place: { line: 1, column: 1 } }],
    });
  });
});

describe('tasks', () => {
  it('parse a real recording', async () => {
    const url = new URL('../../support/recordings/ubc-sit-to-stand.json', import.meta.url);
    const json = await readFile(url);
    expect(await pool.run('parseRecording', { json, form: 'document', now })).toMatchObject({
      ok: true,
      value: { sampleCount: 237, utcOffsetMinutes: -420 },
    });
  });

  it('return the problems of a truncated document', async () => {
    const json = new TextEncoder().encode('{"ts": ["2026');
    expect(await pool.run('parseRecording', { json, form: 'document', now })).toEqual({
      ok: false,
      problems: [{ field: 'document', message: 'is not valid JSON: it ends too early' }],
    });
  });

  it('convert, and read the converted files', async () => {
    const { parquet, csv, startedAtUs, quality } = await convert(500);
    expect(new TextDecoder().decode(csv).slice(0, 6)).toBe('ts,ax,');
    expect([startedAtUs, quality.sampleCount]).toEqual([START_US, 500]);
    const table = tableFromIPC(await pool.run('encodeArrow', { parquet }));
    expect([table.numRows, table.numCols]).toEqual([500, 10]);

    const request = { parquet, axes: ['ax', 'mz'] as const, fromMs: 1000, maxPoints: 50 };
    const series = await pool.run('readSeries', request);
    expect(series.offsetsMs[0]).toBe(1000);
    expect(series.values.ax).toHaveLength(series.offsetsMs.length);
  });

  it('train a model and score with it, as in this thread', async () => {
    const examples = await Promise.all(
      [300, 400, 500, 600].map(async (rows, i) => {
        const { parquet } = await convert(rows);
        return { recordingId: `r${i}`, parquet, score: 20 * i };
      }),
    );
    const model = await pool.run('trainModel', { examples });
    const decoded = await Promise.all(
      examples.map(async ({ parquet, ...rest }) => ({
        ...rest,
        samples: await decodeParquet(parquet),
      })),
    );
    expect(model).toEqual(trainModel(decoded));
    const score = await pool.run('scoreRecording', { model, parquet: examples[1]!.parquet });
    expect(score).toEqual(scoreRecording(model, decoded[1]!.samples));
    await expect(pool.run('trainModel', { examples: [] })).rejects.toThrow(RangeError);
  });

  it('do not block the event loop while they read 20 MB', async () => {
    const rows = 105_000;
    const { ts, ...axes } = cleanColumns(rows);
    const wide = Object.entries(axes).map(([axis, list]) => [
      axis,
      list.map((value) => Math.sqrt(value + 1 / 3)),
    ]);
    const json = encode({ ts, ...Object.fromEntries(wide) });
    expect(json.length).toBeGreaterThan(19e6);
    let turns = 0;
    const turning = setInterval(() => turns++, 5);
    const result = await pool.run('parseRecording', { json, form: 'samples', now });
    clearInterval(turning);
    expect(result).toMatchObject({ ok: true, value: { sampleCount: rows } });
    expect(turns).toBeGreaterThan(10);
  });
});

describe('the pool', () => {
  it('rejects with the error of the task, of its class', async () => {
    const { parquet } = await convert(10);
    const tooFew = pool.run('readSeries', { parquet, axes: ['ax'], maxPoints: 1 });
    await expect(tooFew).rejects.toThrow(RangeError);
    await expect(tooFew).rejects.toThrow('maxPoints must be at least 4');
    await expect(pool.run('encodeArrow', { parquet: new Uint8Array(3) })).rejects.toThrow(Error);
  });

  it('copies the input, or transfers it when the caller gives it up', async () => {
    const json = encode(cleanColumns(3));
    await pool.run('parseRecording', { json, form: 'samples', now });
    expect(json.length).toBeGreaterThan(0);
    await pool.run('parseRecording', { json, form: 'samples', now }, { giveUpInput: true });
    expect(json.length).toBe(0);
  });

  it('ends an aborted task and continues with others', async () => {
    const controller = new AbortController();
    const json = encode(cleanColumns(50_000));
    const given = pool.run('convertRecording', { json, now }, { signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toThrow(/abort/i);
    expect((await convert(5)).quality.sampleCount).toBe(5);
  });

  it('finishes its tasks before it closes, then rejects new ones', async () => {
    const closing = await openWorkerPool({ maxThreads: 1 });
    const json = encode(cleanColumns(100));
    const tasks = Array.from({ length: 8 }, () => closing.run('convertRecording', { json, now }));
    await Promise.all([closing.close(), closing.close()]);
    expect((await Promise.all(tasks)).map(({ ok }) => ok)).toEqual(new Array(8).fill(true));
    await expect(closing.run('convertRecording', { json, now })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('starts in a program that tsx runs, in any current folder', async () => {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = fileURLToPath(new URL('start-pool.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', tsx, script], {
      cwd: tmpdir(),
    });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      problems: [{ field: 'ts', message: 'must have at least 2 rows, got 0' }],
    });
  });
});
