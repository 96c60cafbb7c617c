import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { Database } from '../../api/database/database.ts';
import { openServerPostgres } from '../../api/database/engine/server-postgres.ts';
import { createLog } from '../../api/log.ts';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts';

const scope = systemScope('test');

let server: PostgresServer;
let direct: Client;

beforeAll(async () => {
  server = await startPostgresServer();
  direct = new Client(server.url);
  await direct.connect();
});

afterAll(async () => {
  await direct.end();
  await server.stop();
});

/** Creates a database. `options` are those of `create database`. */
async function createDatabase(options = ''): Promise<string> {
  const name = `fit_${randomUUID().replaceAll('-', '')}`;
  await direct.query(`create database ${name} template template0 ${options}`);
  const url = new URL(server.url);
  url.pathname = name;
  return url.href;
}

function open(url: string): Database {
  const engine = openServerPostgres({
    url,
    poolSize: 4,
    statementTimeoutMs: 30_000,
    idleInTransactionTimeoutMs: 60_000,
    log: createLog('silent'),
  });
  return new Database(engine);
}

/** Runs `work` on a migrated database, and closes it. */
async function withDatabase(
  url: string,
  work: (database: Database, name: string) => Promise<void>,
): Promise<void> {
  const database = open(url);
  try {
    await database.migrate();
    await work(database, new URL(url).pathname.slice(1));
  } finally {
    await database.close();
  }
}

describe('a database that lost its access rules', () => {
  it('is accepted after the migrations', async () => {
    await withDatabase(await createDatabase(), async (database) => {
      await expect(database.assertFit()).resolves.toBeUndefined();
    });
  });

  it('is rejected without a policy, a privilege, or row-level security', async () => {
    await withDatabase(await createDatabase(), async (database) => {
      for (const [statement, named] of [
        ['drop policy visible_scores on scores', 'scores.visible_scores'],
        ['revoke select on participants from gaitway_viewer', 'participants SELECT'],
        ['alter table models disable row level security', 'models'],
      ] as const) {
        await database.within(scope, (tx) => sql.raw(statement).execute(tx.sql));
        await expect(database.assertFit()).rejects.toThrow(named);
      }
      await expect(database.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    });
  });

  // Last in this group: the role belongs to the whole server.
  it('is rejected without the role, as after a restore on another server', async () => {
    await withDatabase(await createDatabase(), async (database) => {
      const { rows } = await direct.query<{ datname: string }>(
        `select datname from pg_database where datname like 'fit\\_%'`,
      );
      for (const { datname } of rows) {
        const client = new Client(Object.assign(new URL(server.url), { pathname: datname }).href);
        await client.connect();
        await client.query('drop owned by gaitway_viewer');
        await client.end();
      }
      await direct.query('drop role gaitway_viewer');
      await expect(database.assertFit()).rejects.toThrow('has no role gaitway_viewer');
      await expect(database.ping()).rejects.toThrow('has no role gaitway_viewer');

      await direct.query('create role gaitway_viewer nologin');
      await expect(database.assertFit()).rejects.toThrow(/lacks \d+ of its access rules/);
    });
  });
});

describe('settings of the server', () => {
  it('does not use an encoding that cannot hold every name', async () => {
    const url = await createDatabase(`encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'`);
    await expect(withDatabase(url, () => Promise.resolve())).rejects.toThrow(
      'has the encoding LATIN1',
    );
  });

  it('replaces defaults of the database that the code does not expect', async () => {
    const url = await createDatabase();
    await withDatabase(url, async (_, name) => {
      for (const setting of [
        `datestyle to 'SQL, DMY'`,
        `intervalstyle to 'iso_8601'`,
        `timezone to 'Asia/Tokyo'`,
        `bytea_output to 'escape'`,
        `search_path to 'elsewhere'`,
        `statement_timeout to 0`,
        `default_transaction_isolation to 'serializable'`,
      ]) {
        await direct.query(`alter database ${name} set ${setting}`);
      }
    });
    await withDatabase(url, async (database) => {
      await expect(database.assertFit()).resolves.toBeUndefined();
      const { rows } = await database.within(scope, ({ sql: transaction }) =>
        sql<{ moment: string; found: string; limit: string; isolation: string }>`
          select '2026-03-01T09:30:00Z'::timestamptz::text as moment,
            to_regclass('participants')::text as found,
            current_setting('statement_timeout') as limit,
            current_setting('transaction_isolation') as isolation`.execute(transaction),
      );
      expect(rows).toEqual([
        {
          moment: '2026-03-01 09:30:00+00',
          found: 'participants',
          limit: '30s',
          isolation: 'read committed',
        },
      ]);
    });
  });

  it('finds names in any case of letters under the collation C', async () => {
    const url = await createDatabase(`encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
    await withDatabase(url, async (database) => {
      const { rows } = await database.within(scope, ({ sql: transaction }) =>
        sql<{ byDefault: boolean; bySearch: boolean }>`
          select 'Élise Ångström' ilike '%élise å%' as "byDefault",
            ('Élise' || ' Ångström') collate search_text ilike '%élise å%' as "bySearch"`.execute(
          transaction,
        ),
      );
      expect(rows).toEqual([{ byDefault: false, bySearch: true }]);
    });
  });
});
