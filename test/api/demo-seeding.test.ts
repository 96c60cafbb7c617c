import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { compose, type Gateway } from '../../api/composition/compose.ts';
import { readConfig } from '../../api/config/config.ts';
import { seedDemo, wantsDemo } from '../../api/demo/seed-demo.ts';
import { createLog } from '../../api/log.ts';
import { copyMigratedDatabase, type TestDatabase } from '../support/migrated-database.ts';

let copy: TestDatabase;
let gateway: Gateway;

beforeAll(async () => {
  copy = await copyMigratedDatabase();
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: copy.dataDir,
    DATABASE_URL: copy.url,
    SEED_DEMO: 'false',
    PASSWORD_COST: '10',
  });
  gateway = await compose(config, createLog('silent'));
});

afterAll(async () => {
  await gateway.close();
  await copy.remove();
});

const INTERRUPTED = new Error('interrupted');

/** Seeds until `most` recordings are submitted in total, like a process that is killed then. */
async function seedUntil(most: number): Promise<number> {
  let total = 0;
  let submitted = 0;
  await seedDemo(gateway, copy.dataDir, {
    begin: (count) => {
      total = count;
      return Promise.resolve();
    },
    submitted() {
      if (++submitted > most) throw INTERRUPTED;
    },
  });
  return total;
}

const counts = () =>
  gateway.database.within(systemScope('test'), async ({ sql }) => {
    const count = async (table: 'organizations' | 'users' | 'participants' | 'recordings') => {
      const rows = await sql.selectFrom(table).select('id').execute();
      return rows.length;
    };
    return {
      organizations: await count('organizations'),
      users: await count('users'),
      participants: await count('participants'),
      recordings: await count('recordings'),
    };
  });

it('continues after each interruption, and creates everything once', async () => {
  expect(await wantsDemo(gateway, copy.dataDir)).toBe(true);
  await expect(seedUntil(0)).rejects.toBe(INTERRUPTED);
  expect(await wantsDemo(gateway, copy.dataDir)).toBe(true);
  await expect(seedUntil(20)).rejects.toBe(INTERRUPTED);
  expect(await wantsDemo(gateway, copy.dataDir)).toBe(true);

  const total = await seedUntil(Infinity);
  expect(await counts()).toEqual({
    organizations: 1,
    users: 4,
    participants: 9,
    recordings: total,
  });
  expect(await wantsDemo(gateway, copy.dataDir)).toBe(false);
});
