import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFolderObjectStore } from '../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../api/storage/link-signer.ts';
import { createDuckDbWarehouse } from '../../api/analytics/warehouse/duckdb-warehouse.ts';
import { OURS, readAll, THEIRS, warehouseSuite } from './warehouse.contract.ts';

const folder = await mkdtemp(join(tmpdir(), 'gaitway-lake-'));
const store = createFolderObjectStore({
  folder,
  signer: createLinkSigner(new Uint8Array(32)),
  publicUrl: 'http://localhost',
  now: () => new Date(),
});
const options = { objectsFolder: folder, memoryMb: 128, threads: 1, timeoutMs: 20_000 };
const warehouse = createDuckDbWarehouse(options);

describe('the warehouse on DuckDB', () => {
  afterAll(() => rm(folder, { recursive: true }));
  warehouseSuite(() => ({ warehouse, store }));

  const lake = join(folder, 'lake');
  it.each([
    [
      'another organization',
      `select * from read_parquet('${lake}/organization_id=${THEIRS}/samples/*/*.parquet')`,
    ],
    [
      'the way around',
      `select * from '${lake}/organization_id=${OURS}/samples/../../organization_id=${THEIRS}/samples/day=2026-01-02/r3.parquet'`,
    ],
    ['a file of the machine', `select * from read_csv('/etc/passwd')`],
    ['writing a file', `copy samples to '${lake}/organization_id=${OURS}/samples/out.parquet'`],
    ['a setting', `set memory_limit = '64GB'`],
  ])('rejects %s', async (_what, statement) => {
    await expect(readAll(warehouse, { statement })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'statement' }],
    });
  });

  it.each([
    ['-- later', 'statement: must be a SELECT statement'],
    ['selec 1', 'statement: Parser Error: syntax error at or near "selec" (line 1, column 1)'],
    [
      "select '😀é',\n  '😀é', scor from recordings",
      /^statement: Binder Error: Referenced column "scor" not found .*"score".* \(line 2, column 9\)$/,
    ],
  ])('reports what is wrong with %j, and where', async (statement, message) => {
    await expect(readAll(warehouse, { statement })).rejects.toThrow(message);
  });

  it('stops a query that needs too much memory', async () => {
    const statement =
      'select list(a.range::varchar || b.range) from range(100000) a, range(1000) b';
    await expect(readAll(warehouse, { statement })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });

  it('stops a query that takes too long', async () => {
    const hasty = createDuckDbWarehouse({ ...options, timeoutMs: 1 });
    await expect(readAll(hasty, { statement: 'select 1' })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });
});
