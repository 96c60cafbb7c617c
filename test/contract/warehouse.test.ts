import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFolderObjectStore } from '../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../api/storage/link-signer.ts';
import { createDuckDbWarehouse } from '../../api/analytics/warehouse/duckdb-warehouse.ts';
import { OURS, readAll, THEIRS, warehouseSuite } from './warehouse.contract.ts';

const folder = await mkdtemp(join(tmpdir(), 'gaitway-lake-'));
const store = createFolderObjectStore({
  folder,
  signer: createLinkSigner(new Uint8Array(32)),
  publicUrl: 'http://localhost',
  now: () => new Date(),
});
const options = { objectsFolder: folder, memoryMb: 128, threads: 1, timeoutMs: 20_000 };
const warehouse = createDuckDbWarehouse(options);

describe('the warehouse on DuckDB', () => {
  afterAll(() => rm(folder, { recursive: true }));
  warehouseSuite(() => ({ warehouse, store }));

  const lake = join(folder, 'lake');
  it.each([
    [
      'another organization',
      `select * from read_parquet('${lake}/organization_id=${THEIRS}/samples/*/*.parquet')`,
    ],
    [
      'the way around',
      `select * from '${lake}/organization_id=${OURS}/samples/../../organization_id=${THEIRS}/samples/day=2026-01-02/r3.parquet'`,
    ],
    ['a file of the machine', `select * from read_csv('/etc/passwd')`],
    ['writing a file', `copy samples to '${lake}/organization_id=${OURS}/samples/out.parquet'`],
    ['a setting', `set memory_limit = '64GB'`],
  ])('rejects %s', async (_what, statement) => {
    await expect(readAll(warehouse, { statement })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'statement' }],
    });
  });

  it.each([
    'select * from duckdb_settings()',
    'from duckdb_settings() where name = ?',
    'select value from "DUCKDB_SETTINGS"()',
    'select * from system.main.duckdb_settings()',
    'with duckdb_views as (select 1 as sql) select sql from duckdb_views',
    'select (with duckdb_views as (select 1 as sql) select sql from duckdb_views), sql from duckdb_views',
    "select current_setting('allowed_directories')",
    "select 'allowed_directories'.current_setting()",
    "select max(current_setting('secret_directory')) over () from recordings",
    "select getvariable('x')",
    'select * from enable_logging()',
    "call enable_logging(storage = 'stdout')",
    'select * from duckdb_logs',
    'select * from duckdb_logs_parsed(1)',
    "select write_log('x')",
    'select * from enable_profiling()',
    'from checkpoint()',
    'pragma version',
    'pragma database_list',
    'pragma enable_profiling',
    'from pragma_version()',
    'from pragma_database_list',
    'set threads = 9',
    'reset threads',
    "set variable x = 'y'",
    'show tables',
    'show all tables',
    'show databases',
    'from information_schema.tables',
    'select * from pg_catalog.pg_settings',
    'select * from pg_settings',
    'from sqlite_master',
    "from glob('*')",
    "from query('select 1')",
    "from query_table('recordings')",
    "from json_execute_serialized_sql('{}')",
    "from '/etc/hostname'",
    "from which_secret('s3://x', 's3')",
    'from duckdb_secrets()',
    "from parquet_metadata('x.parquet')",
    "from sniff_csv('x.csv')",
    "attach 'x.db'",
    "copy recordings to 'x.csv'",
    "export database 'x'",
    'install httpfs',
    'load httpfs',
    'create macro f() as 1',
    'explain analyze select 1',
    'pivot duckdb_settings() on name using max(value)',
    'pivot (select * from "duckdb_views"()) on view_name using max(sql)',
    'pivot duckdb_views on schema_name using max(sql)',
    "pivot (from read_text('/etc/hostname')) on filename using max(content)",
    'pivot recordings on test_type using count(*); select 1',
  ])('shows nothing about the engine: %s', async (statement) => {
    const parameters = statement.includes('?') ? ['threads'] : [];
    await expect(readAll(warehouse, { statement, parameters })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'statement' }],
      message: expect.not.stringContaining(folder) as string,
    });
  });

  it.each([
    ['pivot recordings on participant_id using count(*) group by test_type', ["o'brien", 2, 2]],
    [
      "pivot recordings on participant_id in ('p1') using count(*) group by test_type",
      ["o'brien", 2],
    ],
    [
      'with t as (pivot recordings on day using count(*) group by test_type) from t',
      ["o'brien", 2, 2],
    ],
    [
      'select count(*) from (unpivot (select score, sample_count::double as n from recordings) on *)',
      [6],
    ],
    ['select count(*) from (describe samples)', [14]],
    ['with T as (select 1 as a) select a.abs(), pg_typeof(a) from t', [1, 'integer']],
    ['select sum(x) from range(3) t(x), unnest([1, 2])', [6]],
  ])('runs %s', async (statement, row) => {
    const { rows } = await readAll(warehouse, {
      statement: statement.replaceAll(
        'recordings',
        "(from recordings where day < date '2026-02-01')",
      ),
    });
    expect(rows).toEqual([row]);
  });

  describe('in disguise', () => {
    const disguised = async (statement: string, idKey: string | null, shiftKey: string | null) =>
      (await readAll(warehouse, { statement, disguise: { idKey, shiftKey } })).rows;
    const people = 'select distinct participant_id from samples order by 1';
    const times = `select participant_id, min(ts)::varchar, min(ts::date - day), count(distinct day)
      from samples group by 1 order by 1`;

    it('has other ids with each key, the same in both tables', async () => {
      const first = await disguised(people, 'aa', null);
      const second = await disguised(people, 'ab', null);
      expect(first).toHaveLength(2);
      expect(new Set([...first, ...second, ['p1'], ['p2']].flat()).size).toBe(6);
      const joined = `select count(*) from samples join recordings using (recording_id, participant_id)`;
      expect(await disguised(joined, 'aa', null)).toEqual(await disguised(joined, null, null));
      const known = `select count(*) from recordings where recording_id like 'r%'`;
      expect(await disguised(known, 'aa', null)).toEqual([[0]]);
    });

    it('has the times of each person earlier by whole weeks, and keeps their intervals', async () => {
      const real = await disguised(times, null, null);
      const shifted = await disguised(times, null, 'bb');
      const weeks = real.map(([, from], index) => {
        const ms = Date.parse(String(from)) - Date.parse(String(shifted[index]![1]));
        return ms / (7 * 86_400_000);
      });
      for (const week of weeks) {
        expect(Number.isInteger(week)).toBe(true);
        expect(week).toBeGreaterThanOrEqual(1);
        expect(week).toBeLessThanOrEqual(52);
      }
      expect(new Set(weeks).size).toBe(weeks.length); // each person their own
      expect(shifted.map(([, , ...rest]) => rest)).toEqual(real.map(([, , ...rest]) => rest));
      const span = `select max(ts) - min(ts) as span from samples where participant_id = 'p1'`;
      expect(await disguised(span, null, 'bb')).toEqual(await disguised(span, null, null));
    });

    it('finds days as it shows them', async () => {
      const [[day]] = (await disguised('select min(day)::varchar from samples', null, 'bb')) as [
        [string],
      ];
      const found = `select count(*) > 0 from samples where day = date '${day}'`;
      expect(await disguised(found, null, 'bb')).toEqual([[true]]);
    });
  });

  it.each([
    ['-- later', 'statement: must be a SELECT statement'],
    ['selec 1', 'statement: Parser Error: syntax error at or near "selec" (line 1, column 1)'],
    [
      "select '😀é',\n  '😀é', scor from recordings",
      /^statement: Binder Error: Referenced column "scor" not found .*"score".* \(line 2, column 9\)$/,
    ],
  ])('reports what is wrong with %j, and where', async (statement, message) => {
    await expect(readAll(warehouse, { statement })).rejects.toThrow(message);
  });

  it.each([
    ['1 / 2', 0],
    ['-7 / 2', -3],
    ['7 / 2.0', 3.5],
    ['7 % 3', 1],
    ['(select approx_distinct(x) from (values (1), (1), (2)) t (x))', 2],
    ['(select approx_percentile(x, 0.5) from (values (1), (2), (3)) t (x))', 2],
    ['(select arbitrary(x) from (values (4)) t (x))', 4],
    ['(select every(x > 0) from (values (1), (2)) t (x))', true],
    [
      "cast(date_add('day', -2, timestamp '2026-03-01 10:00:00') as varchar)",
      '2026-02-27 10:00:00',
    ],
    ["cast(date_add('month', 1, date '2026-01-31') as date)", '2026-02-28'],
    ["day_of_week(date '2026-03-01')", 7],
    ["day_of_month(date '2026-03-01') + day_of_year(date '2026-03-01')", 61],
    ["week_of_year(date '2026-01-01') + year_of_week(date '2026-01-01')", 2027],
    ['to_unixtime(from_unixtime(1.5))', 1.5],
    ['is_nan(nan())', true],
    [`json_extract_scalar('{"a": "b"}', '$.a')`, 'b'],
    ["regexp_like('walk-2', '[0-9]$')", true],
    ['(select sum(x) from unnest(sequence(1, 4)) t (x))', 10],
    ["strpos('gait', 'i')", 3],
    ['truncate(-1.7)', -1],
    ["codepoint('a')", 97],
    ['infinity() > 1e308', true],
  ])('computes as Trino does: %s', async (expression, value) => {
    const { rows } = await readAll(warehouse, { statement: `select ${expression} as x` });
    expect(rows).toEqual([[value]]);
  });

  it('stops a query that needs too much memory', async () => {
    const statement =
      'select list(a.range::varchar || b.range) from range(100000) a, range(1000) b';
    await expect(readAll(warehouse, { statement })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });

  it('stops a query that takes too long', async () => {
    const hasty = createDuckDbWarehouse({ ...options, timeoutMs: 1 });
    await expect(readAll(hasty, { statement: 'select 1' })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });
});
