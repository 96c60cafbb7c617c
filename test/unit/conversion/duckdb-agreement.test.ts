import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertRecording } from '../../../api/conversion/convert-recording.ts';
import { encodeCsv } from '../../../api/conversion/csv.ts';
import { encodeParquet } from '../../../api/conversion/encode-parquet.ts';
import { AXES } from '../../../api/domain/recording/samples.ts';
import { randomSamples } from './random-samples.ts';

let folder: string;
let duckdb: DuckDBConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-duckdb-'));
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  await duckdb.run("SET TimeZone = 'America/Vancouver'");
});

afterAll(async () => {
  duckdb.closeSync();
  await rm(folder, { recursive: true });
});

/** Column name to values, times in microseconds, as DuckDB reads the file. */
async function read(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  // No `order by`: DuckDB keeps the order of the rows, which is the order of time.
  const result = await duckdb.runAndReadAll(
    `SELECT epoch_us(ts) AS us, * EXCLUDE ts FROM '${path}'`,
  );
  const { us, ...axes } = result.getColumnsObject();
  return { timesUs: us!.map(Number), axes };
}

async function columnTypes(name: string) {
  const rows = await duckdb.runAndReadAll(`DESCRIBE FROM '${join(folder, name)}'`);
  return rows.getRows().map(([column, type]) => `${String(column)} ${String(type)}`);
}

describe('DuckDB', () => {
  it.each(['ubc-sit-to-stand', 'tug-sit-to-stand'])(
    'reads the same values from Parquet, CSV and JSON of %s',
    async (name) => {
      const url = new URL(`../../support/recordings/${name}.json`, import.meta.url);
      const json = await readFile(url);
      const document = JSON.parse(json.toString()) as Record<string, number[]> & { ts: string[] };
      const converted = await convertRecording(json, new Date());
      if (!converted.ok) throw new Error(JSON.stringify(converted.problems));

      // The times in the JSON text, parsed independently by DuckDB.
      const stamps = await duckdb.runAndReadAll(
        `SELECT epoch_us(replace(s, ' -', '-').replace(' +', '+')::TIMESTAMPTZ)
         FROM (SELECT unnest([${document.ts.map((stamp) => `'${stamp}'`).join()}]) AS s)`,
      );
      const timesUs = stamps.getRows().map(([us]) => Number(us));
      for (const format of ['parquet', 'csv'] as const) {
        const table = await read(`${name}.${format}`, converted.value[format]);
        expect(table.timesUs).toEqual(timesUs);
        for (const axis of AXES) expect(table.axes[axis]).toEqual(document[axis]);
      }
    },
  );

  it('reads special doubles and missing axes bit for bit', async () => {
    const samples = randomSamples(3_000, 21, ['mx', 'mz']);
    for (const [name, bytes] of [
      ['random.parquet', await encodeParquet(samples)],
      ['random.csv', encodeCsv(samples)],
    ] as const) {
      const table = await read(name, bytes);
      expect(table.timesUs).toEqual([...samples.timesUs]);
      for (const axis of AXES) {
        const expected = samples.axes[axis] ?? new Array(samples.count).fill(null);
        expect(table.axes[axis]).toEqual([...expected]);
      }
    }
  });

  it('reads a timestamp and nine doubles from Parquet and infers the same from CSV', async () => {
    const samples = randomSamples(10, 1, ['mx']);
    samples.axes.mz!.fill(0);
    await read('types.parquet', await encodeParquet(samples));
    await read(
      'types.csv',
      encodeCsv({ ...samples, axes: { ...samples.axes, mx: samples.axes.ax } }),
    );
    const doubles = AXES.map((axis) => `${axis} DOUBLE`);
    expect(await columnTypes('types.parquet')).toEqual(['ts TIMESTAMP', ...doubles]);
    expect(await columnTypes('types.csv')).toEqual(['ts TIMESTAMP WITH TIME ZONE', ...doubles]);
  });

  it('skips a file by the statistics of ts, which count distinct times', async () => {
    const samples = randomSamples(10, 1);
    samples.timesUs[1] = samples.timesUs[0]!;
    await writeFile(join(folder, 'stats.parquet'), await encodeParquet(samples));
    const rows = await duckdb.runAndReadAll(
      `SELECT epoch_us(stats_min_value::TIMESTAMP), epoch_us(stats_max_value::TIMESTAMP),
         stats_null_count, stats_distinct_count, compression
       FROM parquet_metadata('${join(folder, 'stats.parquet')}') WHERE path_in_schema = 'ts'`,
    );
    expect(rows.getRowsJson()).toEqual([
      [String(samples.timesUs[0]), String(samples.timesUs[9]), '0', '9', 'SNAPPY'],
    ]);
  });
});
