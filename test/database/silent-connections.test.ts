import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { Database, HOLD_CLASS } from '../../api/database/database.ts';
import { openServerPostgres } from '../../api/database/engine/server-postgres.ts';
import { createLog } from '../../api/log.ts';
import { openClinic } from '../support/clinic.ts';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts';
import { type SilentProxy, startSilentProxy } from '../support/silent-proxy.ts';
import { startGateway } from '../support/start-gateway.ts';

const scope = systemScope('test');

interface Readiness {
  readonly status: string;
  readonly listener: string;
  readonly queue: object;
}

let server: PostgresServer;
let proxy: SilentProxy;
/** Past the proxy. */
let direct: Client;
let throughProxy: string;

beforeAll(async () => {
  server = await startPostgresServer();
  direct = new Client(server.url);
  await direct.connect();
});

afterAll(async () => {
  await direct.end();
  await server.stop();
});

beforeEach(async () => {
  const url = new URL(server.url);
  proxy = await startSilentProxy(Number(url.port));
  url.port = String(proxy.port);
  throughProxy = url.href;
});

afterEach(() => proxy.close());

function openDatabase({ poolSize = 5, statementTimeoutMs = 30_000 } = {}): Database {
  const engine = openServerPostgres({
    url: throughProxy,
    poolSize,
    statementTimeoutMs,
    idleInTransactionTimeoutMs: 60_000,
    heartbeat: { everyMs: 100, answerMs: 500 },
    log: createLog('silent'),
  });
  return new Database(engine);
}

/** Whether a process holds this advisory lock, queried past the proxy. */
async function isLocked(name: string): Promise<boolean> {
  const { rows } = await direct.query<{ isFree: boolean }>(
    'select pg_try_advisory_xact_lock($1, hashtext($2)) as "isFree"',
    [HOLD_CLASS, name],
  );
  return !rows[0]!.isFree;
}

/** Ends the listening connections like a restarting server. Returns their number. */
async function endListeners(): Promise<number> {
  const { rowCount } = await direct.query(`select pg_terminate_backend(pid, 10000)
    from pg_stat_activity where application_name = 'gaitway-listener'`);
  return rowCount!;
}

describe('a listening connection that goes silent', () => {
  let database: Database;
  let heard: string[];

  beforeEach(async () => {
    database = openDatabase();
    heard = [];
    await database.listen('news', (payload) => heard.push(payload));
  });

  afterEach(async () => {
    proxy.restore();
    await database.close();
    await endListeners();
  });

  it('is replaced by one that listens and holds the locks', async () => {
    await database.advisoryLock('one');
    const before = proxy.opened;
    proxy.silenceOpen();
    await endListeners(); // the server sides of abandoned connections
    await expect.poll(() => proxy.opened > before && database.isListening).toBe(true);
    await expect.poll(() => isLocked('one')).toBe(true);
    await direct.query(`select pg_notify('news', 'after')`);
    await expect.poll(() => heard).toEqual(['after']);
  });

  it('is reported, and does not delay a job', async () => {
    proxy.silenceAll();
    await expect.poll(() => database.isListening).toBe(false);
    const release = await database.advisoryLock('meanwhile');
    await endListeners();
    proxy.restore();
    await expect.poll(() => database.isListening).toBe(true);
    expect(await isLocked('meanwhile')).toBe(true);
    await release();
    expect(await isLocked('meanwhile')).toBe(false);
  });

  it('remains one connection after repeated losses', async () => {
    for (let round = 0; round < 4; round++) {
      await expect.poll(() => database.isListening).toBe(true);
      expect(await endListeners()).toBe(1);
      await expect.poll(() => database.isListening).toBe(false);
    }
    await expect.poll(() => database.isListening).toBe(true);
    await direct.query(`select pg_notify('news', 'once')`);
    await expect.poll(() => heard).toEqual(['once']);
    expect(await endListeners()).toBe(1);
  });
});

describe('a pooled connection', () => {
  it('is not reused after the server was silent on it', async () => {
    const database = openDatabase({ poolSize: 1, statementTimeoutMs: 1 });
    await database.pool.query('select 1');
    proxy.silenceOpen();
    const silent = database.within(scope, (tx) => sql`select 1`.execute(tx.sql));
    await expect(silent).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(database.pool.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
    await database.close();
  });

  it('is not reused after it led to a standby', async () => {
    const database = openDatabase({ poolSize: 1 });
    await database.pool.query('create table if not exists notes (text text)');
    await database.pool.query('set default_transaction_read_only = on');
    const write = () =>
      database.within(scope, (tx) => sql`insert into notes values ('kept')`.execute(tx.sql));
    await expect(write()).resolves.toMatchObject({ numAffectedRows: 1n });
    await direct.query('alter database postgres set default_transaction_read_only = on');
    await database.pool.query('set default_transaction_read_only = on');
    await expect(write()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await direct.query('set default_transaction_read_only = off');
    await direct.query('alter database postgres reset default_transaction_read_only');
    await database.close();
  });
});

describe('a gateway whose network goes silent', () => {
  it('reports it, and works again afterwards', { timeout: 90_000 }, async () => {
    await direct.query('create database silent');
    const url = new URL(throughProxy);
    url.pathname = '/silent';
    const gateway = await startGateway({ DATABASE_URL: url.href, DATABASE_STATEMENT_SECONDS: '2' });
    const clinic = await openClinic(gateway);
    const readiness = async () => {
      const response = await fetch(`${gateway.url}/readyz`);
      return { code: response.status, body: (await response.json()) as Readiness };
    };
    expect(await readiness()).toEqual({
      code: 200,
      body: {
        status: 'ready',
        listener: 'listening',
        queue: { running: 0, oldestDueSeconds: 0, secondsSinceLook: expect.any(Number) as number },
      },
    });

    proxy.silenceAll();
    await expect
      .poll(readiness)
      .toMatchObject({ code: 503, body: { status: 'not ready', listener: 'lost' } });

    proxy.restore();
    await expect.poll(readiness).toMatchObject({ code: 200, body: { listener: 'listening' } });
    const input = clinic.submitInput();
    for (;;) {
      const { errors } = await clinic.submit(input);
      if (!errors) break;
      expect(errors[0]?.extensions.code).toBe('UNAVAILABLE');
    }
    expect(await gateway.recordingBecomes(input.id, 'AWAITING_MODEL')).toBe('AWAITING_MODEL');
    await gateway.stop();
  });
});
