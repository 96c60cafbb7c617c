import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';
import { nullableColumn, textBytes, writeParquet } from '../../api/conversion/write-parquet.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';

interface Query {
  readonly state: string;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly rows: unknown[][] | null;
}

let gateway: TestGateway;
let clinic: Clinic;
let analyst: TestUser;
let admin: TestUser;
let keys: { readonly samples: string; readonly recordings: string };

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  analyst = await gateway.newUser(clinic.organizationId, 'analyst');
  admin = await gateway.newUser(clinic.organizationId, 'admin');
  for (const _ of [1, 2]) {
    const { id } = (await clinic.submit()).data.submitRecording.recording;
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
  }
  await gateway.gateway.lake.publishAll();
  const found: string[] = [];
  for await (const { key } of gateway.gateway.store.list('lake/')) found.push(key);
  keys = {
    samples: found.find((key) => key.includes('/samples/'))!,
    recordings: found.find((key) => key.includes('/recordings/'))!,
  };
});
afterAll(() => gateway.stop());

async function query(statement: string): Promise<Query> {
  const { startSqlQuery } = await clinic.ask<{ startSqlQuery: { query: { id: string } } }>(
    `mutation ($statement: String!) {
      startSqlQuery(input: { statement: $statement }) { query { id } } }`,
    { statement },
    analyst,
  );
  const { id } = startSqlQuery.query;
  const state = async () => {
    const { sqlQuery } = await clinic.ask<{ sqlQuery: Query }>(
      `query ($id: ID!) { sqlQuery(id: $id) { state failure { code message } } }`,
      { id },
      analyst,
    );
    return sqlQuery;
  };
  await expect.poll(async () => (await state()).state).not.toMatch(/QUEUED|RUNNING/);
  const ended = await state();
  if (ended.state !== 'SUCCEEDED') return ended;
  const { sqlQuery } = await clinic.ask<{ sqlQuery: { rows: unknown[][] } }>(
    `query ($id: ID!) { sqlQuery(id: $id) { rows(limit: 10) } }`,
    { id },
    analyst,
  );
  return { ...ended, rows: sqlQuery.rows };
}

async function rowsOf(statement: string): Promise<unknown[][] | null> {
  const { rows, failure } = await query(statement);
  expect(failure).toBeNull();
  return rows;
}

async function damagedFiles(): Promise<string[]> {
  const { systemStatus } = await clinic.ask<{
    systemStatus: { damagedLakeFiles: { name: string; bytes: number; setAsideAt: string }[] };
  }>(`{ systemStatus { damagedLakeFiles { name bytes setAsideAt } } }`, {}, admin);
  return systemStatus.damagedLakeFiles.map(({ name }) => name);
}

const below = (key: string) => key.split('/').slice(2).join('/');

const filled = (good: Uint8Array, from: number, to: number, byte: number) =>
  Uint8Array.from(good, (old, at) => (at >= from && at < to ? byte : old));

/** What a disk, a copy or a killed process leaves of a file. */
const DAMAGE: Readonly<Record<string, (good: Uint8Array) => Uint8Array>> = {
  empty: () => new Uint8Array(0),
  'cut off near its end': (good) => good.subarray(0, -10),
  'cut off in the middle': (good) => good.subarray(0, good.length / 2),
  'another file': () => Buffer.from('This is not a Parquet file, however it is named.'),
  zeros: (good) => new Uint8Array(good.length),
  'damaged in its head': (good) => filled(good, 4, 200, 0xff),
  'damaged in its footer': (good) => filled(good, good.length - 300, good.length - 8, 0xff),
  'of a wrong footer length': (good) => filled(good, good.length - 8, good.length - 4, 0x7f),
};

describe('a damaged file of the lake', () => {
  it.each(
    Object.keys(DAMAGE).flatMap((what) =>
      (['samples', 'recordings'] as const).map((table) => [what, table] as const),
    ),
  )('that is %s does not stop queries, and is written again (%s)', async (what, table) => {
    const { store } = gateway.gateway;
    const key = keys[table];
    const good = (await store.get(key))!;
    await store.put(key, DAMAGE[what]!(good));
    expect(await rowsOf('select 1 as one')).toEqual([[1]]);
    await rowsOf(`select count(*) from (select distinct * from ${table})`);
    await expect.poll(() => damagedFiles()).toEqual([]);
    expect(Buffer.from((await store.get(key))!).equals(good)).toBe(true);
  });

  it('is named on the status page while it cannot be written again', async () => {
    const { store } = gateway.gateway;
    const stray = `${keys.samples.slice(0, keys.samples.lastIndexOf('/'))}/stray.parquet`;
    await store.put(stray, Buffer.from('stray'));
    expect(await rowsOf('select count(distinct recording_id) from samples')).toEqual([[2]]);
    expect(await damagedFiles()).toEqual([below(stray)]);
    await store.delete(objectKeys.damaged(stray));
  });

  it('is written again after a restart that lost its job', async () => {
    const { store } = gateway.gateway;
    await store.move(keys.samples, objectKeys.damaged(keys.samples));
    await store.move(keys.recordings, objectKeys.damaged(keys.recordings));
    await gateway.gateway.services.lakeDamage.resume();
    await expect.poll(() => damagedFiles()).toEqual([]);
    expect(await store.head(keys.samples)).toBeDefined();
    expect(await store.head(keys.recordings)).toBeDefined();
  });

  it('of an older version has nulls in the columns that it lacks', async () => {
    const { store } = gateway.gateway;
    const good = (await store.get(keys.samples))!;
    const old = await writeParquet(1, [
      ['recording_id', nullableColumn('UTF8', ['old'], textBytes)],
      ['more', nullableColumn('UTF8', ['than the table has'], textBytes)],
    ]);
    await store.put(keys.samples, old);
    expect(
      await rowsOf("select participant_id, ts, ax from samples where recording_id = 'old'"),
    ).toEqual([[null, null, null]]);
    expect(await damagedFiles()).toEqual([]);
    await store.put(keys.samples, good);
  });

  it('is written again from the JSON when the recording’s Parquet file is damaged too', async () => {
    const { store } = gateway.gateway;
    const id = basename(keys.samples, '.parquet');
    const good = (await store.get(keys.samples))!;
    for await (const { key } of store.list('parquet_data/')) {
      if (key.includes(id)) await store.put(key, Buffer.from('PAR1 and nothing else PAR1'));
    }
    await store.put(keys.samples, good.subarray(0, 100));
    await rowsOf('select max(ax) from samples');
    await expect.poll(() => damagedFiles()).toEqual([]);
    expect(Buffer.from((await store.get(keys.samples))!).equals(good)).toBe(true);
  });

  it('does not stop the command that writes the whole lake', async () => {
    const { store, lake } = gateway.gateway;
    const id = basename(keys.samples, '.parquet');
    const kept = new Map<string, Uint8Array>();
    for (const folder of ['parquet_data/', 'recording_data/']) {
      for await (const { key } of store.list(folder)) {
        if (!key.includes(id)) continue;
        kept.set(key, (await store.get(key))!);
        await store.put(key, Buffer.from('garbled'));
      }
    }
    await store.delete(keys.recordings);
    expect(await lake.publishAll()).toEqual({ days: 1, failed: [keys.samples] });
    expect(await store.head(keys.recordings)).toBeDefined();
    for (const [key, content] of kept) await store.put(key, content);
    expect(await lake.publishAll()).toEqual({ days: 1, failed: [] });
  });

  it('does not blame the statement, and shows no path of the server', async () => {
    const { failure } = await query(`select error('${keys.samples}') from samples`);
    expect(failure?.code).toBe('INVALID_INPUT');
    const { failure: foreign } = await query(`select * from read_parquet('nothing.parquet')`);
    expect(foreign?.message).not.toMatch(/organization_id|objects/);
  });
});
