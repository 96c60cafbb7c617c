import { sql as statement } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const CLIENTS = 3;
const BEFORE = 4;
const AFTER = 4;

let server: PostgresServer;
let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  server = await startPostgresServer({ durable: true });
  gateway = await startGateway({ DATABASE_URL: server.url, DATABASE_STATEMENT_SECONDS: '3' });
  clinic = await openClinic(gateway);
});

afterAll(async () => {
  await gateway?.stop();
  await server?.stop();
});

const sql = <Row extends object>(text: string) =>
  gateway.gateway.database.pool.query<Row>(text).then(({ rows }) => rows);

describe('a server that crashes under load', () => {
  it('loses nothing acknowledged and applies nothing twice', { timeout: 90_000 }, async () => {
    const acknowledged: string[] = [];
    let crashed = false;
    let enoughBefore = () => {};
    const underLoad = new Promise<void>((resolve) => (enoughBefore = resolve));

    /** Submits one recording after the other, each until it is acknowledged, like the mobile app. */
    async function client(): Promise<void> {
      for (let since = 0; since < AFTER;) {
        const input = clinic.submitInput();
        for (;;) {
          const { errors } = await clinic.submit(input);
          if (!errors) break;
          expect(errors[0]?.extensions.code).toBe('UNAVAILABLE');
        }
        acknowledged.push(input.id);
        if (acknowledged.length >= BEFORE) enoughBefore();
        if (crashed) since++;
      }
    }

    const clients = Array.from({ length: CLIENTS }, client);
    await underLoad;
    await server.crash();
    crashed = true;
    await server.start();
    await Promise.all(clients);

    const kept = (await sql<{ id: string }>('select id from recordings')).map(({ id }) => id);
    expect(kept.toSorted()).toEqual(acknowledged.toSorted());
    expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE + CLIENTS * AFTER);

    // Jobs continue; a notification reports them here.
    for (const id of acknowledged) await gateway.recordingBecomes(id, 'AWAITING_MODEL');
  });

  it('sends notifications again', async () => {
    const heard = new Promise<string>((resolve, reject) => {
      gateway.gateway.database
        .listen('after_the_crash', resolve)
        .then(() => sql(`select pg_notify('after_the_crash', 'hello')`).catch(reject), reject);
    });
    await expect(heard).resolves.toBe('hello');
  });
});

describe('a statement that takes too long', () => {
  it('is cancelled and returns UNAVAILABLE', async () => {
    const slow = gateway.gateway.database.within(systemScope('test'), async ({ sql: records }) => {
      await statement`select pg_sleep(30)`.execute(records);
    });
    await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('two transactions in a deadlock', () => {
  it('both succeed: the rolled-back transaction runs again', async () => {
    const [one, two] = [
      '11111111-1111-4111-8111-111111111111',
      '22222222-2222-4222-8222-222222222222',
    ];
    await sql(`insert into organizations (id, name) values ('${one}', 'one'), ('${two}', 'two')`);
    let waiting = 0;
    let bothHoldOne = () => {};
    const held = new Promise<void>((resolve) => (bothHoldOne = resolve));
    let runs = 0;
    const rename = (first: string, second: string, name: string) =>
      gateway.gateway.database.within(systemScope('test'), async ({ sql: records }) => {
        runs++;
        const update = (id: string) =>
          records.updateTable('organizations').set({ name }).where('id', '=', id).execute();
        await update(first);
        if (++waiting === 2) bothHoldOne();
        await held;
        await update(second);
      });
    await Promise.all([rename(one, two, 'a'), rename(two, one, 'b')]);
    expect(runs).toBe(3);
    const names = await sql<{ name: string }>(
      `select distinct name from organizations where id in ('${one}', '${two}')`,
    );
    expect(names).toHaveLength(1);
  });
});
