import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { Database } from '../../../api/database/database.ts';
import { openServerPostgres } from '../../../api/database/engine/server-postgres.ts';
import { createLog } from '../../../api/log.ts';
import { openClinic } from '../../support/clinic.ts';
import { type PostgresServer, startPostgresServer } from '../../support/postgres-server.ts';
import { startGateway } from '../../support/start-gateway.ts';
import { type PgBouncer, startPgBouncer } from './start-pgbouncer.ts';

let server: PostgresServer;
let pooler: PgBouncer | undefined;

beforeAll(async () => {
  server = await startPostgresServer();
});

afterEach(async () => {
  await pooler?.stop();
  pooler = undefined;
});

afterAll(() => server.stop());

/** A new database of the server. */
async function newDatabase(): Promise<string> {
  const client = new Client(server.url);
  await client.connect();
  const name = `pooled_${randomUUID().replaceAll('-', '')}`;
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(server.url), { pathname: name }).href;
}

const open = (url: string) =>
  new Database(
    openServerPostgres({
      url,
      poolSize: 4,
      statementTimeoutMs: 500,
      idleInTransactionTimeoutMs: 60_000,
      log: createLog('silent'),
    }),
  );

describe('a pooler that pools sessions', () => {
  it('accepts the connections and keeps the time limits', async () => {
    pooler = await startPgBouncer(await newDatabase(), 'session');
    const database = open(pooler.url);
    try {
      await database.migrate();
      const endless = database.within(systemScope('test'), (tx) =>
        sql`select pg_sleep(60)`.execute(tx.sql),
      );
      await expect(endless).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    } finally {
      await database.close();
    }
  });

  it('serves the main job', async () => {
    pooler = await startPgBouncer(await newDatabase(), 'session');
    const gateway = await startGateway({ DATABASE_URL: pooler.url });
    try {
      const clinic = await openClinic(gateway);
      const { id } = clinic.submitInput();
      await clinic.submit({ id });
      await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    } finally {
      await gateway.stop();
    }
  });
});

describe.each(['transaction', 'statement'] as const)('a pooler that pools %ss', (poolMode) => {
  it('is rejected at the start, with what to do', async () => {
    pooler = await startPgBouncer(await newDatabase(), poolMode);
    const database = open(pooler.url);
    try {
      await expect(database.migrate()).rejects.toThrow('pool_mode = session');
    } finally {
      await database.close();
    }
  });
});
