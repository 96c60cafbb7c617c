import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import { BEFORE_BASELINE } from '../../api/database/migrations/before-baseline.ts';
import { migrations } from '../../api/database/migrations/index.ts';
import { openMigratedDatabase } from '../support/migrated-database.ts';

const KNOWN = Object.keys(migrations);

let database: Database;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ database, remove } = await openMigratedDatabase());
});
afterEach(() => remove());

async function executed(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    'select name from kysely_migration order by name',
  );
  return rows.map(({ name }) => name);
}

/** Makes the database one whose migration table lists these names. */
async function pretendThat(names: readonly string[]): Promise<void> {
  await database.pool.query('delete from kysely_migration');
  await database.pool.query(
    `insert into kysely_migration (name, timestamp) select name, '2026-01-01' from unnest($1::text[]) as name`,
    [names],
  );
}

describe('migrations', () => {
  it('run once', async () => {
    expect(await executed()).toEqual(KNOWN);
    expect(await database.migrate()).toEqual({ waiting: [], newer: [] });
  });

  it('carry over a database that was made before the baseline', async () => {
    const later = KNOWN.slice(1);
    await pretendThat([...BEFORE_BASELINE, ...later]);
    expect(await database.schemaState()).toEqual({ waiting: [], newer: [] });
    const twice = await Promise.all([database.migrate(), database.migrate()]);
    expect(twice).toEqual([
      { waiting: [], newer: [] },
      { waiting: [], newer: [] },
    ]);
    expect(await executed()).toEqual(KNOWN);
  });

  it('reject a database that lacks some of the changes before the baseline', async () => {
    await pretendThat(BEFORE_BASELINE.slice(0, 20));
    const message = /Run "gaitway migrate" of the last version that has 000039_user_pool_limits/;
    await expect(database.migrate()).rejects.toThrow(message);
    await expect(database.schemaState()).rejects.toThrow(message);
    expect(await executed()).toEqual(BEFORE_BASELINE.slice(0, 20));
  });

  it('accept a database that a newer version has changed', async () => {
    await pretendThat([...KNOWN, '999998_later', '999999_last']);
    expect(await database.migrate()).toEqual({
      waiting: [],
      newer: ['999998_later', '999999_last'],
    });
    expect(await executed()).toHaveLength(KNOWN.length + 2);
  });

  it.each([
    ['lacks a migration before others', ['999999_last']],
    ['has an unknown migration between others', ['000001_aside', ...KNOWN]],
  ])('reject a database that %s', async (_what, names) => {
    await pretendThat(names);
    await expect(database.migrate()).rejects.toThrow(/The database does not fit this version/);
  });
});
