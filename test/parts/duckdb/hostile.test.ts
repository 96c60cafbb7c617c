import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbWarehouse } from '../../../api/analytics/warehouse/duckdb-warehouse.ts';
import { GaitwayError } from '../../../api/errors.ts';
import { createFolderObjectStore } from '../../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../../api/storage/link-signer.ts';
import { writeRecording, OURS, readAll, THEIRS } from '../../contract/warehouse.contract.ts';
import { HOSTILE_STATEMENTS } from '../../support/sql/hostile-statements.ts';

/** Each statement runs in a separate process. */
const AT_ONCE = 4;
const MARK = 'theirs-alone';

const folder = await mkdtemp(join(tmpdir(), 'gaitway-lake-'));
const warehouse = createDuckDbWarehouse({
  objectsFolder: folder,
  memoryMb: 128,
  threads: 1,
  timeoutMs: 60_000,
});

beforeAll(async () => {
  const store = createFolderObjectStore({
    folder,
    signer: createLinkSigner(new Uint8Array(32)),
    publicUrl: 'http://localhost',
    now: () => new Date(),
  });
  await writeRecording(store, OURS, { id: 'ours', person: 'p1' });
  await writeRecording(store, THEIRS, { id: MARK, person: MARK });
});
afterAll(() => rm(folder, { recursive: true }));

describe('DuckDB, confined to the folder of one organization', () => {
  it('returns nothing of another organization to hostile statements', async () => {
    const waiting = HOSTILE_STATEMENTS.values();
    const codes = new Set<string>();
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (const statement of waiting) {
        const rows = await readAll(warehouse, { statement }).catch((error: unknown) => {
          if (!(error instanceof GaitwayError)) throw error;
          codes.add(error.code);
          return [];
        });
        const shown = JSON.stringify(rows, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        expect(shown, statement).not.toContain(MARK);
      }
    });
    await Promise.all(workers);
    // The time or memory limit stops an allowed endless statement.
    for (const code of codes) expect(['INVALID_INPUT', 'LIMIT_EXCEEDED']).toContain(code);
  }, 600_000);

  it.each([
    ['brackets', `select ${'('.repeat(1500)}1${')'.repeat(1500)}`],
    ['terms', `select ${new Array(4000).fill('1').join('+')}`],
    ['signs', `select ${'- '.repeat(40_000)}1`],
    ['subqueries', `select ${'(select '.repeat(3000)}1${')'.repeat(3000)}`],
    ['cases', `select ${'case when true then '.repeat(3000)}1${' end'.repeat(3000)}`],
  ])('is not stopped by many %s', async (_what, statement) => {
    const outcome = await readAll(warehouse, { statement }).then(
      () => 'ran',
      (error: unknown) => (error as GaitwayError).code,
    );
    expect(outcome).toMatch(/^(ran|INVALID_INPUT|LIMIT_EXCEEDED)$/);
  });
});
