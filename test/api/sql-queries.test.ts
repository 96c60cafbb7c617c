import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { GAITWAY } from '../support/gaitway-program.ts';
import { runCommand } from '../support/run-command.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';

interface Query {
  readonly id: string;
  readonly state: string;
  readonly failure: { code: string; message: string; place: object | null } | null;
  readonly statistics: { rowCount: number } | null;
}

let gateway: TestGateway;
let clinic: Clinic;
let elsewhere: Clinic;
let analyst: TestUser;
let recordingId: string;

const TAKEN = randomUUID();
const START = `mutation ($input: StartSqlQueryInput!) { startSqlQuery(input: $input) { query { id state } } }`;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  elsewhere = await openClinic(gateway);
  analyst = await gateway.newUser(clinic.organizationId, 'analyst');
  recordingId = (await clinic.submit()).data.submitRecording.recording.id;
  await elsewhere.submit();
  await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
});
afterAll(() => gateway.stop());

async function start(statement: string, input: object = {}, user = analyst): Promise<string> {
  const { startSqlQuery } = await clinic.ask<{ startSqlQuery: { query: Query } }>(
    START,
    { input: { statement, ...input } },
    user,
  );
  return startSqlQuery.query.id;
}

async function ended(id: string): Promise<Query> {
  let query: Query | undefined;
  await expect
    .poll(async () => {
      ({ sqlQuery: query } = await clinic.ask<{ sqlQuery: Query }>(
        `query ($id: ID!) { sqlQuery(id: $id) {
          id state failure { code message place { line column } } statistics { rowCount } } }`,
        { id },
        analyst,
      ));
      return query.state;
    })
    .not.toMatch(/QUEUED|RUNNING/);
  return query!;
}

async function rowsOf(statement: string, input: object = {}): Promise<unknown[][]> {
  const query = await ended(await start(statement, input));
  expect(query.failure).toBeNull();
  const { sqlQuery } = await clinic.ask<{ sqlQuery: { rows: unknown[][] } }>(
    `query ($id: ID!) { sqlQuery(id: $id) { rows(limit: 1000) } }`,
    { id: query.id },
    analyst,
  );
  return sqlQuery.rows;
}

describe('an analyst', () => {
  it('gets the list of tables', async () => {
    const { lakeTables } = await clinic.ask<{
      lakeTables: { name: string; columns: { name: string; description: string }[] }[];
    }>(`{ lakeTables { name columns { name type description } } }`, {}, analyst);
    expect(lakeTables.map(({ name }) => name)).toEqual(['recordings', 'samples']);
    expect(lakeTables[1]!.columns.find(({ name }) => name === 'ax')!.description).toContain('m/s²');
  });

  it('queries a new recording under a pseudonym, and none of other organizations', async () => {
    const statement = `select r.recording_id, r.participant_id, r.status, count(*) as n
      from recordings r join samples s on s.recording_id = r.recording_id group by 1, 2, 3`;
    await expect.poll(() => rowsOf(statement)).toHaveLength(1); // its day is written shortly after its samples
    const [[id, pseudonym, status, count]] = (await rowsOf(statement)) as [unknown[]];
    expect(id).toBe(recordingId);
    expect(pseudonym).toMatch(/^[0-9a-f]{32}$/);
    expect(status).toBe('AWAITING_MODEL');
    expect(count).toBe(clinic.samples['ts']!.length);
  });

  it('pages through the result, and downloads it as a file', async () => {
    const { id } = await ended(
      await start('select ts, ax, test_type from samples where ax > ? order by ts', {
        parameters: [-1000],
      }),
    );
    const { sqlQuery } = await clinic.ask<{
      sqlQuery: Record<'csv' | 'arrow' | 'parquet', { url: string }> & {
        first: unknown[][];
        second: unknown[][];
        columns: { name: string; type: string }[];
        parameters: unknown[];
        statistics: { rowCount: number };
      };
    }>(
      `query ($id: ID!) { sqlQuery(id: $id) {
        parameters columns { name type } statistics { rowCount }
        first: rows(limit: 2) second: rows(offset: 1, limit: 1)
        csv: download(format: CSV) { url } arrow: download(format: ARROW) { url }
        parquet: download(format: PARQUET) { url } } }`,
      { id },
      analyst,
    );
    expect(sqlQuery.parameters).toEqual([-1000]);
    expect(sqlQuery.columns.map(({ name }) => name)).toEqual(['ts', 'ax', 'test_type']);
    expect(sqlQuery.first).toHaveLength(2);
    expect(sqlQuery.second).toEqual([sqlQuery.first[1]]);
    const csv = await (await fetch(sqlQuery.csv.url)).text();
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe('ts,ax,test_type');
    expect(lines[1]).toBe(sqlQuery.first[0]!.join());
    expect(lines).toHaveLength(sqlQuery.statistics.rowCount + 2);
    const arrow = await (await fetch(sqlQuery.arrow.url)).arrayBuffer();
    expect(Buffer.from(arrow).toString('latin1', 0, 6)).toBe('ARROW1'); // a file, not a stream
    expect(tableFromIPC(new Uint8Array(arrow)).numRows).toBe(sqlQuery.statistics.rowCount);
    const parquet = await (await fetch(sqlQuery.parquet.url)).text();
    expect(parquet.slice(0, 4)).toBe('PAR1');
  });

  it('gets the error of a statement, and no result', async () => {
    const { id, state, failure } = await ended(await start('select nmae from recordings'));
    expect(state).toBe('FAILED');
    expect(failure).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/nmae/) as string,
      place: { line: 1, column: 8 },
    });
    const { errors } = await gateway.graphql(
      `query ($id: ID!) { sqlQuery(id: $id) { rows } }`,
      { id },
      analyst.token,
    );
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  it('cancels a running query, and finds it in the history', async () => {
    const id = await start(
      'select count(*) from samples a, samples b, samples c, samples d where a.ax + b.ax < c.ax * d.ax',
    );
    await expect
      .poll(
        async () =>
          (
            await clinic.ask<{ sqlQuery: Query }>(
              `query ($id: ID!) { sqlQuery(id: $id) { state } }`,
              { id },
              analyst,
            )
          ).sqlQuery.state,
      )
      .toBe('RUNNING');
    const { cancelSqlQuery } = await clinic.ask<{ cancelSqlQuery: { query: Query } }>(
      `mutation ($id: ID!) { cancelSqlQuery(input: { queryId: $id }) { query { state } } }`,
      { id },
      analyst,
    );
    expect(cancelSqlQuery.query.state).toBe('CANCELLED');
    const page = async (after: string | null) =>
      clinic.ask<{ sqlQueries: { edges: { cursor: string; node: Query }[] } }>(
        `query ($after: String) { sqlQueries(first: 1, after: $after) { edges { cursor node { id state } } } }`,
        { after },
        analyst,
      );
    const { edges } = (await page(null)).sqlQueries;
    expect(edges.map(({ node }) => node)).toEqual([{ id, state: 'CANCELLED' }]);
    expect((await page(edges[0]!.cursor)).sqlQueries.edges[0]!.node.state).toBe('FAILED');
    await expect.poll(() => gateway.gateway.queue.countPending()).toBe(0); // it ended in the engine too
  });

  it('may have five queries in progress', async () => {
    const endless =
      'select count(*) from samples a, samples b, samples c, samples d where a.ax + b.ax < c.ax * d.ax';
    const ids = await Promise.all(Array.from({ length: 5 }, () => start(endless)));
    const { errors } = await gateway.graphql(
      START,
      { input: { statement: 'select 1' } },
      analyst.token,
    );
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
    for (const id of ids) {
      await clinic.ask(
        `mutation ($id: ID!) { cancelSqlQuery(input: { queryId: $id }) { query { id } } }`,
        { id },
        analyst,
      );
    }
    await expect.poll(() => gateway.gateway.queue.countPending()).toBe(0);
  });

  it.each([
    [{ statement: ' ' }, 'statement'],
    [{ statement: 'select 1', parameters: [{}] }, 'parameters.0'],
    [{ statement: 'select ?', parameters: ['a\0b'] }, 'parameters.0'],
    [{ statement: 'select 1', maxAgeMinutes: -1 }, 'maxAgeMinutes'],
  ])('gets the invalid field of %j', async (input, field) => {
    const { errors } = await gateway.graphql(START, { input }, analyst.token);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', problems: [{ field }] });
  });
});

describe('gaitway query', () => {
  const environment = () => ({
    GAITWAY_URL: gateway.url,
    GAITWAY_EMAIL: analyst.email,
    GAITWAY_PASSWORD: PASSWORD,
  });
  const query = (...commandArguments: string[]) =>
    runCommand(['query', ...commandArguments], environment());

  it('prints a table, or one object per line', async () => {
    const statement = `select ? as n, "text" from (select 'O''Brien, "J"' as "text")`;
    expect((await query(statement, '--param', '2.5')).output).toBe(
      ['  n  text', '---  ------------', '2.5  O\'Brien, "J"', '1 row', ''].join('\n'),
    );
    const { output } = await query(statement, '--param', '"2"', '--format', 'json');
    expect(JSON.parse(output)).toEqual({ n: '2', text: `O'Brien, "J"` });
  });

  it('exits quietly when its reader closes the pipe', async () => {
    const command = ['query', 'select range from range(200000)', '--format', 'csv'];
    const child = spawn(process.execPath, [...GAITWAY, ...command], {
      env: { ...process.env, NODE_ENV: 'test', ...environment() },
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [complaints] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect({ complaints, exitCode: child.exitCode }).toEqual({ complaints: '', exitCode: 0 });
  });

  it('prints the error, and exits with a failure', async () => {
    const { exitCode, output } = await query('select nmae from recordings');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^statement: .*nmae.*\(INVALID_INPUT\)\n$/);
  });
});

describe('saved queries', () => {
  const SAVE = `mutation ($input: SaveSqlQueryInput!) {
    saveSqlQuery(input: $input) { savedQuery { id name statement parameters savedAt } } }`;
  const DELETE = `mutation ($id: ID!) { deleteSavedSqlQuery(input: { savedQueryId: $id }) { deletedId } }`;
  const right = () => ({ id: randomUUID(), name: 'Daily scores', statement: 'select 1' });
  const save = (input: object, user: TestUser) => gateway.graphql(SAVE, { input }, user.token);
  const namesOf = async (user: TestUser) => {
    const { savedSqlQueries } = await clinic.ask<{ savedSqlQueries: { name: string }[] }>(
      `{ savedSqlQueries { name } }`,
      {},
      user,
    );
    return savedSqlQueries.map(({ name }) => name);
  };
  let keeper: TestUser;
  beforeAll(async () => {
    keeper = await gateway.newUser(clinic.organizationId, 'analyst');
  });

  it('are saved, renamed, deleted and restored by their id', async () => {
    const query = { ...right(), statement: ' select ? ', parameters: [1, 'a', null] };
    const { data } = await save(query, keeper);
    expect(data).toMatchObject({
      saveSqlQuery: { savedQuery: { ...query, statement: 'select ?' } },
    });
    await save({ ...right(), name: 'alone' }, keeper);
    await save({ ...query, name: 'Scores by day' }, keeper);
    expect(await namesOf(keeper)).toEqual(['alone', 'Scores by day']);
    await clinic.ask(DELETE, { id: query.id }, keeper);
    expect(await namesOf(keeper)).toEqual(['alone']);
    const again = await gateway.graphql(DELETE, { id: query.id }, keeper.token);
    expect(again.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await save(query, keeper);
    expect(await namesOf(keeper)).toEqual(['alone', 'Daily scores']);
  });

  it('belong to one analyst, even with a known id', async () => {
    const query = { ...right(), name: 'Mine' };
    await save(query, keeper);
    const colleague = await gateway.newUser(clinic.organizationId, 'analyst');
    expect(await namesOf(colleague)).toEqual([]);
    const { errors } = await gateway.graphql(DELETE, { id: query.id }, colleague.token);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await save({ ...query, name: 'Mine too' }, colleague);
    expect(await namesOf(colleague)).toEqual(['Mine too']);
    expect(await namesOf(keeper)).toContain('Mine');
    const { database } = gateway.gateway;
    const scope = { kind: 'viewer', ...colleague, groups: ['analyst'] } as const;
    const seen = await database.within(scope, (tx) =>
      tx.sql.selectFrom('saved_queries').select('name').execute(),
    );
    expect(seen).toEqual([{ name: 'Mine too' }]);
    await expect(
      database.within(scope, (tx) =>
        tx.sql
          .insertInto('saved_queries')
          .values({
            id: randomUUID(),
            user_id: keeper.userId,
            organization_id: keeper.organizationId,
            name: 'forged',
            statement: '',
            parameters: '[]',
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it.each([
    [{ id: 'first' }, 'INVALID_INPUT', 'id'],
    [{ name: ' ' }, 'INVALID_INPUT', 'name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_INPUT', 'name'],
    [{ name: 'taken' }, 'CONFLICT', 'name'],
    [{ statement: '' }, 'INVALID_INPUT', 'statement'],
    [{ parameters: [{}] }, 'INVALID_INPUT', 'parameters.0'],
  ])('reject %j with %s of %s', async (part, code, field) => {
    await save({ ...right(), id: TAKEN, name: 'taken' }, keeper);
    const { errors } = await save({ ...right(), name: 'free', ...part }, keeper);
    expect(errors?.[0]?.extensions).toMatchObject({ code, problems: [{ field }] });
  });

  it('are limited to 200', async () => {
    const collector = await gateway.newUser(clinic.organizationId, 'analyst');
    const { userId, organizationId } = collector;
    const { database } = gateway.gateway;
    await database.within({ kind: 'system', reason: 'test' }, (tx) =>
      tx.sql
        .insertInto('saved_queries')
        .values(
          Array.from({ length: 200 }, (_, index) => ({
            id: index === 0 ? TAKEN : randomUUID(),
            user_id: userId,
            organization_id: organizationId,
            name: `number ${index}`,
            statement: 'select 1',
            parameters: '[]',
          })),
        )
        .execute(),
    );
    const { errors } = await save(right(), collector);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      problems: [{ field: 'name' }],
    });
    expect((await save({ ...right(), id: TAKEN }, collector)).errors).toBeUndefined();
  });
});

it('writes the lake again from the records', async () => {
  const { store, lake } = gateway.gateway;
  const keys = async () => {
    const found: string[] = [];
    for await (const { key } of store.list('lake/')) found.push(key);
    return found.sort();
  };
  const before = await keys();
  expect(before.length).toBeGreaterThanOrEqual(4);
  await store.delete(...before);
  await lake.publishAll();
  expect(await keys()).toEqual(before);
});

it('shows other pseudonyms in each query, and shifted dates, when the organization says so', async () => {
  const admin = await gateway.newUser(clinic.organizationId, 'admin');
  const change = (input: object) =>
    clinic.ask(
      `mutation ($input: ChangeOrganizationInput!) {
        changeOrganization(input: $input) { organization { analystIdsByQuery analystDatesShifted } } }`,
      { input },
      admin,
    );
  const statement = 'select participant_id, started_at from recordings order by 2 limit 1';
  const open = await rowsOf(statement);
  expect(await rowsOf(statement)).toEqual(open);
  await change({ analystIdsByQuery: true, analystDatesShifted: true });
  const [[first, startedAt], [second, again]] = [
    (await rowsOf(statement))[0] as [string, string],
    (await rowsOf(statement))[0] as [string, string],
  ];
  expect(new Set([first, second, open[0]![0]]).size).toBe(3);
  expect(again).toBe(startedAt); // a person has one shift, whichever the query
  const weeks = (Date.parse(String(open[0]![1])) - Date.parse(startedAt)) / (7 * 86_400_000);
  expect(Number.isInteger(weeks) && weeks >= 1 && weeks <= 52).toBe(true);
  await change({ analystIdsByQuery: false, analystDatesShifted: false });
  expect(await rowsOf(statement)).toEqual(open);
});

it('deletes results after a day', async () => {
  const { id } = await ended(await start('select 1 as one'));
  const { gateway: running } = gateway;
  await running.database.within({ kind: 'system', reason: 'test' }, (tx) =>
    tx.sql
      .updateTable('sql_queries')
      .set({ result_expires_at: new Date(0) })
      .where('id', '=', id)
      .execute(),
  );
  await running.services.sqlQueries.forgetOldResults();
  const { errors } = await gateway.graphql(
    `query ($id: ID!) { sqlQuery(id: $id) { download(format: CSV) { url } } }`,
    { id },
    analyst.token,
  );
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(/24 hours/) as string });
});

it('is for analysts, and shows each analyst their own queries', async () => {
  const id = await start('select 1 as one');
  const colleague = await gateway.newUser(clinic.organizationId, 'analyst');
  const { sqlQuery } = await clinic.ask<{ sqlQuery: null }>(
    `query ($id: ID!) { sqlQuery(id: $id) { id } }`,
    { id },
    colleague,
  );
  expect(sqlQuery).toBeNull();
  const cancel = `mutation ($id: ID!) { cancelSqlQuery(input: { queryId: $id }) { query { id } } }`;
  const { errors } = await gateway.graphql(cancel, { id }, colleague.token);
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

it('removes a deleted recording from the lake', async () => {
  const { gateway: running } = gateway;
  await clinic.ask(
    `mutation ($ids: [ID!]!) { deleteRecordings(input: { recordingIds: $ids }) { deletedIds } }`,
    { ids: [recordingId] },
  );
  await expect
    .poll(async () => {
      const left: string[] = [];
      for await (const { key } of running.store.list(
        `lake/organization_id=${clinic.organizationId}/`,
      )) {
        left.push(key);
      }
      return left;
    })
    .toEqual([]);
});
