import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeLakeSamples } from '../../../api/conversion/lake-files.ts';
import { AXES, type Samples } from '../../../api/domain/recording/samples.ts';

const COUNT = 3000;
const axes = Object.fromEntries(
  AXES.map((axis, shift) => [
    axis,
    Float64Array.from({ length: COUNT }, (_, i) => (i % 7) + shift),
  ]),
) as Samples['axes'];
const timesUs = Float64Array.from({ length: COUNT }, (_, i) => 1.7e15 + i * 10_000);
const subject = { recording_id: 'récording', participant_id: 'abc', test_type: 'walk' };

let folder: string;
let rows: Record<string, unknown>[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-lake-file-'));
  const file = join(folder, 'samples.parquet');
  await writeFile(file, await encodeLakeSamples(subject, { count: COUNT, timesUs, axes }));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await connection.runAndReadAll(
    `select path_in_schema, stats_min_value, stats_max_value, stats_null_count,
      total_compressed_size, total_uncompressed_size from parquet_metadata('${file}')`,
  );
  rows = read.getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file of samples', () => {
  it.each(Object.entries(subject))('lets readers skip it by %s', (column, value) => {
    const found = rows.find(({ path_in_schema: path }) => path === column);
    expect(found).toMatchObject({
      stats_min_value: value,
      stats_max_value: value,
      stats_null_count: '0',
    });
  });

  it('has the true size of each column before compression', () => {
    const sizeOf = (column: string) =>
      Number(rows.find(({ path_in_schema: path }) => path === column)!['total_uncompressed_size']);
    const between = (column: string, bytes: number) => {
      expect(sizeOf(column)).toBeGreaterThanOrEqual(bytes);
      expect(sizeOf(column)).toBeLessThan(bytes + 500);
    };
    between('ts', COUNT * 8);
    between('ax', COUNT * 8);
    between('test_type', COUNT * (4 + 'walk'.length));
    for (const row of rows) {
      expect(Number(row['total_compressed_size'])).toBeLessThan(
        Number(row['total_uncompressed_size']),
      );
    }
  });
});
