import { mkdtemp, rm } from 'node:fs/promises';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PostgresEngine } from '../../api/database/database.ts';
import { openEmbeddedPostgres } from '../../api/database/engine/embedded-postgres.ts';
import { vacuumWhereNeeded } from '../../api/database/engine/vacuum.ts';

let folder: string;
let engine: PostgresEngine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-embedded-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await engine.close();
  await rm(folder, { recursive: true });
});

const open = async (synced: boolean) => {
  engine = await openEmbeddedPostgres(join(folder, 'postgres'), { synced });
  await engine.pool.query('create table notes (text text)');
};

/** How often the disk is synced meanwhile. */
async function countSyncs(work: () => Promise<unknown>): Promise<number> {
  const sync = vi.spyOn(fs, 'fsyncSync');
  await work();
  const { length } = sync.mock.calls;
  sync.mockRestore();
  return length;
}

const insert = () => engine.pool.query(`insert into notes values ('kept')`);

describe('the embedded database', () => {
  it('syncs each commit and each checkpoint, and no statement that only reads', async () => {
    await open(true);
    expect(await countSyncs(insert)).toBe(1);
    expect(await countSyncs(() => engine.pool.query('select text from notes'))).toBe(0);
    expect(
      await countSyncs(async () => {
        await engine.pool.query('begin');
        await insert();
        await insert();
        await engine.pool.query('commit');
      }),
    ).toBe(1);
    expect(await countSyncs(() => engine.pool.query('checkpoint'))).toBeGreaterThan(1);
  });

  it('syncs nothing where it need not survive a power failure', async () => {
    await open(false);
    expect(await countSyncs(insert)).toBe(0);
  });

  it('vacuums the tables that need it', async () => {
    await open(false);
    await engine.pool.query('insert into notes select generate_series(1, 1000)::text');
    await engine.pool.query('delete from notes');
    expect(await vacuumWhereNeeded(engine.pool)).toEqual(['public.notes']);
    expect(await vacuumWhereNeeded(engine.pool)).toEqual([]);
  });
});
