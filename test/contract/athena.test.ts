import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NO_DISGUISE } from '../../api/domain/lake-disguise.ts';
import { createS3ObjectStore } from '../../api/storage/s3-object-store.ts';
import type { ObjectStore } from '../../api/storage/object-store.ts';
import { createAthenaWarehouse } from '../../api/analytics/warehouse/athena-warehouse.ts';
import { placeAfter } from '../../api/domain/text-place.ts';
import { DamagedLake } from '../../api/analytics/warehouse/warehouse.ts';
import { failureOf } from '../../api/analytics/warehouse/athena-errors.ts';
import { scopeStatement } from '../../api/analytics/warehouse/athena-statement.ts';
import type { Warehouse } from '../../api/analytics/warehouse/warehouse.ts';
import { openWorkerPool } from '../../api/workers/worker-pool.ts';
import { type AthenaEndpoint, startAthena } from '../support/aws/athena.ts';
import { awsEnvironment } from '../support/aws/aws-environment.ts';
import {
  type FaultyEndpoint,
  refuse,
  resetAfter,
  startFaultyEndpoint,
  truncate,
} from '../support/aws/faulty-endpoint.ts';
import type { Endpoint, WireRequest } from '../support/aws/http-endpoint.ts';
import { LOCAL_CREDENTIALS } from '../support/aws/pre-signed.ts';
import { startS3 } from '../support/aws/s3.ts';
import { startSts } from '../support/aws/sts.ts';
import { writeRecording, OURS, readAll, THEIRS, warehouseSuite } from './warehouse.contract.ts';

const NAMES = { workGroup: 'analysts', database: 'gaitway_test' };
const pool = await openWorkerPool({ maxThreads: 1 });
const SETTINGS = { ...NAMES, pool };
const BOUNDS = { maxAttempts: 3, timeoutMs: 5000 };
/** Waits one tick instead of the real delay; the local endpoint allows any number of polls. */
const wait = (_ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    setImmediate(() => (signal.aborted ? reject(new Error('aborted')) : resolve()));
  });

let s3: Endpoint;
let s3Wire: FaultyEndpoint;
let athena: AthenaEndpoint;
let wire: FaultyEndpoint;
let store: ObjectStore;
let warehouse: Warehouse;

const bucket = (name: string) =>
  createS3ObjectStore({
    bucket: name,
    kmsKeyId: undefined,
    pathStyle: true,
    now: () => new Date(),
  });

beforeAll(async () => {
  s3 = await startS3({ buckets: ['records', 'results'] });
  s3Wire = await startFaultyEndpoint(s3.url);
  awsEnvironment({ AWS_ENDPOINT_URL_S3: s3Wire.url });
  store = await bucket('records');
  athena = await startAthena({
    lake: store,
    results: await bucket('results'),
    resultsBucket: 'results',
    scanLimitBytes: 1_000_000,
    ...NAMES,
  });
  wire = await startFaultyEndpoint(athena.url);
  awsEnvironment({ AWS_ENDPOINT_URL_ATHENA: wire.url });
  const options = { ...SETTINGS, pathStyle: true, timeoutMs: 20_000, bounds: BOUNDS, wait };
  warehouse = createAthenaWarehouse(options);
});
afterEach(() => {
  wire.reset();
  s3Wire.reset();
});
afterAll(() => Promise.all([wire, s3Wire, athena, s3, pool].map((part) => part.close())));

describe('the warehouse on Athena', () => {
  warehouseSuite(() => ({ warehouse, store }));

  const one = { statement: 'select 1 as one' };
  const throttle = refuse(400, '{"__type":"TooManyRequestsException","Message":"slow down"}', {
    'content-type': 'application/x-amz-json-1.1',
  });
  const isOperation = (name: string) => (request: WireRequest) =>
    String(request.headers['x-amz-target']).endsWith(name);

  it('survives throttles, a lost response and server errors, and starts a query once', async () => {
    const before = athena.statements.length;
    wire.script([throttle, resetAfter], isOperation('StartQueryExecution'));
    wire.script([refuse(500), throttle], isOperation('GetQueryExecution'));
    expect((await readAll(warehouse, one)).rows).toEqual([[1]]);
    expect(athena.statements.length).toBe(before + 1);
  });

  it('throws UNAVAILABLE when Athena stays unreachable', async () => {
    wire.script([throttle, throttle, throttle]);
    await expect(readAll(warehouse, one)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('loads new credentials when the old ones have expired', async () => {
    const holder = createAthenaWarehouse({ ...SETTINGS, pathStyle: true, timeoutMs: 10_000, wait });
    process.env['AWS_ACCESS_KEY_ID'] = 'STALE';
    athena.acceptOnly(LOCAL_CREDENTIALS.accessKeyId);
    try {
      await expect(readAll(holder, one)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringMatching(/credentials/) as string,
      });
      process.env['AWS_ACCESS_KEY_ID'] = LOCAL_CREDENTIALS.accessKeyId;
      expect((await readAll(holder, one)).rows).toEqual([[1]]);
    } finally {
      process.env['AWS_ACCESS_KEY_ID'] = LOCAL_CREDENTIALS.accessKeyId;
      athena.acceptOnly(undefined);
    }
  });

  it('runs each organization under its own role session, assumed once', async () => {
    const sts = await startSts();
    awsEnvironment({ AWS_ENDPOINT_URL_STS: sts.url });
    const roleArn = 'arn:aws:iam::111122223333:role/analysts';
    const options = { ...SETTINGS, roleArn, pathStyle: true, timeoutMs: 10_000, wait };
    const confined = createAthenaWarehouse(options);
    const before = athena.accessKeys.length;
    try {
      const run = (organizationId: string) =>
        confined.query({
          ...one,
          organizationId,
          parameters: [],
          maxAgeMinutes: 0,
          disguise: NO_DISGUISE,
        });
      for (const organizationId of [OURS, THEIRS, OURS]) await run(organizationId).catch(() => {});
    } finally {
      await sts.close();
    }
    expect(new Set(athena.accessKeys.slice(before))).toEqual(new Set([OURS, THEIRS]));
    const tagged = [OURS, THEIRS].map((organization) => ({ roleArn, tags: { organization } }));
    expect(sts.assumed).toEqual(expect.arrayContaining(tagged));
    expect(sts.assumed.length).toBeLessThanOrEqual(4); // once for each client
  });

  it('rejects a result that breaks off', async () => {
    const isResult = ({ method, path }: WireRequest) =>
      method === 'GET' && path.startsWith('/results/');
    s3Wire.script([truncate(200)], isResult);
    const statement = 'select ax, ay, az from samples';
    await expect(readAll(warehouse, { statement })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await readAll(warehouse, { statement })).rows.length).toBeGreaterThan(5000);
  });

  it('rejects a value that cannot be represented, without a retry', async () => {
    const statement = `select 1 as a, timestamp '12026-01-02 10:00:00' as "when"`;
    await expect(readAll(warehouse, { statement })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(
        /^statement: returns a timestamp in the column "when"/,
      ) as string,
    });
  });

  it.each([
    ['brackets', `select ${'('.repeat(1500)}1${')'.repeat(1500)}`, /nested too deeply/],
    ['terms', `select ${new Array(4000).fill('1').join('+')}`, /nested too deeply/],
    ['signs', `select ${'- '.repeat(40_000)}1`, /nested too deeply/],
    ['an open comment', `select 1 ${'/*'.repeat(40_000)}`, /comment .* never closed/],
    ['blanks', `select 1${' '.repeat(99_000)}x y`, /is not valid SQL at "y"/],
  ])('refuses many %s before Athena sees them', async (_what, statement, message) => {
    const before = athena.statements.length;
    const refusal = readAll(warehouse, { statement });
    await expect(refusal).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(message) as string,
    });
    expect(athena.statements.length).toBe(before);
  });

  it('stops a query in Athena on cancellation and at its time limit', async () => {
    const statement =
      'select count(*) from samples a, samples b, samples c where a.ax + b.ax < c.ax';
    const giveUp = new AbortController();
    const query = {
      organizationId: OURS,
      statement,
      parameters: [],
      maxAgeMinutes: 0,
      disguise: NO_DISGUISE,
    };
    const asked = warehouse.query(query, giveUp.signal);
    const refused = expect(asked).rejects.toThrow(/abort/i);
    await expect.poll(() => athena.states.at(-1)).toBe('RUNNING');
    giveUp.abort();
    await refused;
    expect(athena.states.at(-1)).toBe('CANCELLED');

    const hasty = createAthenaWarehouse({ ...SETTINGS, pathStyle: true, timeoutMs: 50, wait });
    await expect(readAll(hasty, { statement })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(athena.states.at(-1)).toBe('CANCELLED');
  });

  it('reuses a recent result and reports it', async () => {
    const query = { statement: `select count(*) from recordings`, maxAgeMinutes: 5 };
    const first = await readAll(warehouse, query);
    expect(first.statistics).toMatchObject({ reused: false });
    expect(first.statistics.scannedBytes).toBeGreaterThan(0);
    const second = await readAll(warehouse, query);
    expect(second.rows).toEqual(first.rows);
    expect(second.statistics).toEqual({ reused: true, scannedBytes: 0 });
    expect((await readAll(warehouse, { ...query, maxAgeMinutes: 0 })).statistics.reused).toBe(
      false,
    );
  });

  it('reports a query that the work group ended because it reads too much', async () => {
    const huge = '3a2b3c4d-0000-4000-8000-00000000000d';
    await writeRecording(store, huge, { id: 'huge', person: 'p' }, 40_000);
    await expect(
      readAll(warehouse, { statement: 'select 1 from samples', organizationId: huge }),
    ).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('polls with growing, random delays', async () => {
    const waits: number[] = [];
    const patient = createAthenaWarehouse({
      ...SETTINGS,
      pathStyle: true,
      timeoutMs: 20_000,
      wait: (ms, signal) => {
        waits.push(ms);
        return wait(ms, signal);
      },
    });
    const running = refuse(200, '{"QueryExecution":{"Status":{"State":"RUNNING"}}}', {
      'content-type': 'application/x-amz-json-1.1',
    });
    wire.script(new Array(12).fill(running), isOperation('GetQueryExecution'));
    await readAll(patient, one);
    expect(waits.length).toBeGreaterThan(12);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(75);
    expect(waits.every((ms) => ms <= 2000)).toBe(true);
    expect(waits[11]!).toBeGreaterThanOrEqual(1000);
    expect(new Set(waits).size).toBe(waits.length);
  });
});

const failed = (reason: string) => ({
  Status: { AthenaError: { ErrorCategory: 2, ErrorMessage: reason } },
});

describe('the statement for Athena', () => {
  const scope = { database: 'gaitway_test', organizationId: OURS, disguise: NO_DISGUISE };
  const sqlOf = (statement: string) => scopeStatement(statement, [], scope).sql;

  it.each([
    'SELECT * FROM recordings',
    'with t as (select 1 as a) select a from t order by a',
    'WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t;',
    'select approx_percentile(score, 0.5) filter (where training) from "recordings"',
    'select x from samples cross join unnest(sequence(1, 3)) as u (x)',
    'table recordings',
    'select 1 union all select 2 limit 1',
  ])('is SQL of Trino, confined and as it was written: %s', (statement) => {
    const sql = sqlOf(statement);
    expect(sql).toContain(`where organization_id = '${OURS}'`);
    expect(sql.endsWith(statement.slice(statement.indexOf('t') + 9).replace(';', ''))).toBe(true);
    // Once more through the grammar: what is sent, with the tables that it may name.
    const own = sql.replaceAll('"gaitway_test".', '');
    expect(() => sqlOf(own)).not.toThrow();
  });

  it.each([
    'select * from gaitway_test.recordings',
    `select * from "gaitway_test"."samples" where organization_id = 'another'`,
    'select * from information_schema.tables',
    'select * from "recordings$partitions"',
    'select (select max(a) from secrets) from recordings',
    'with recordings2 as (select * from gaitway_test.recordings) select * from recordings2',
    `select * from table(system.query(query => 'select 1'))`,
    'table gaitway_test.samples',
    `unload (select * from samples) to 's3://elsewhere/' with (format = 'PARQUET')`,
    'explain select 1',
    `execute q using 1`,
    `insert into recordings select * from recordings`,
  ])('names no table but the two: %s', (statement) => {
    expect(() => sqlOf(statement)).toThrow(/^statement: /);
  });

  it.each([
    ['select nmae from samples', 'nmae'],
    ["select '😀',\n  nmae from samples", 'nmae'],
    ["/* 😀 */ with t as (select 1 as a) select '😀', nmae from t", 'nmae'],
  ])('maps positions back to the analyst’s statement: %j', (statement, word) => {
    const { sql, placeIn } = scopeStatement(statement, [], scope);
    const placeOf = (text: string) =>
      placeAfter(text, [...text.slice(0, text.indexOf(word))].length);
    expect(placeIn(placeOf(sql))).toEqual(placeOf(statement));
  });

  it('locates an error in the statement, before and after Athena has parsed it', () => {
    expect(() => sqlOf('select 1\nfrom from recordings')).toThrow(/\(line 2, column \d+\)$/);
    const { placeIn } = scopeStatement('select nmae from samples', [], scope);
    const begun = sqlOf('select nmae from samples').indexOf('nmae') + 1;
    const reason = `COLUMN_NOT_FOUND: line 1:${begun}: Column 'nmae' cannot be resolved`;
    expect(failureOf(failed(reason), placeIn)).toMatchObject({
      message: "statement: Column 'nmae' cannot be resolved (line 1, column 8)",
      problems: [{ place: { line: 1, column: 8 } }],
    });
    expect(placeIn({ line: 1, column: 10 })).toBeNull(); // in the definitions before it
  });

  it.each([
    'HIVE_BAD_DATA: Malformed Parquet file. [s3://records/lake/organization_id=o/samples/day=2026-01-02/r.parquet]',
    'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://records/lake/organization_id=o/samples/day=2026-01-02/r.parquet (offset=0, length=9): Not valid Parquet file',
    'HIVE_CURSOR_ERROR: Failed to read Parquet file: s3://records/lake/organization_id=o/samples/day=2026-01-02/r.parquet',
  ])('finds the damaged file in the error %j', (reason) => {
    const failure = failureOf(failed(reason), () => null);
    expect(failure).toBeInstanceOf(DamagedLake);
    expect((failure as DamagedLake).keys).toEqual([
      'lake/organization_id=o/samples/day=2026-01-02/r.parquet',
    ]);
  });

  it.each([
    'PERMISSION_DENIED: Access denied on s3://records/lake',
    'HIVE_METASTORE_ERROR: Table gaitway.samples is not there',
    'TABLE_NOT_FOUND: line 1:40: Table awsdatacatalog.gaitway.recordings does not exist',
  ])('does not blame the statement for %j', (reason) => {
    const failure = failureOf(failed(reason), () => null);
    expect(failure).toMatchObject({ code: 'UNAVAILABLE' });
    expect(failure.message).not.toMatch(/s3:|awsdatacatalog/);
  });

  it('sees ids and times in disguise when it has keys', () => {
    const disguise = { idKey: 'aa', shiftKey: 'bb' };
    const { sql } = scopeStatement('select * from recordings', [], { ...scope, disguise });
    const digest = (text: string, digits: number) =>
      `substr(lower(to_hex(sha256(to_utf8(${text})))), 1, ${digits})`;
    const days = `-((from_base(${digest("participant_id || 'bb'", 6)}, 16) % 52 + 1) * 7)`;
    for (const id of ['recording_id', 'participant_id', 'model_id']) {
      expect(sql).toContain(`${digest(`${id} || 'aa'`, 32)} as ${id}`);
    }
    for (const moment of ['started_at', 'day', 'ts']) {
      expect(sql).toContain(`date_add('day', ${days}, ${moment}) as ${moment}`);
    }
  });

  it('writes parameters as literals', () => {
    const { executionParameters } = scopeStatement(
      `select ? as a, ? as b, ? as c, ? as d, ? as e, '?' as f`,
      ["O'Brien' or 1=1 --", 5, 0.5, true, null],
      scope,
    );
    expect(executionParameters).toEqual(["'O''Brien'' or 1=1 --'", '5', '5e-1', 'true', 'null']);
  });
});
