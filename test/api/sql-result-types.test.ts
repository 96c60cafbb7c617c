import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { momentText } from '../../api/domain/moment-text.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { runCommand } from '../support/run-command.ts';
import {
  PASSWORD,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let analyst: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  analyst = await gateway.newUser(clinic.organizationId, 'analyst');
});
afterAll(() => gateway.stop());

/** What one type of the engine becomes. */
interface Expected {
  /** An expression of the type. */
  readonly sql: string;
  /** As `columns` and Arrow call it. */
  readonly type: string;
  /** In `rows`, and in the objects that the command line prints. */
  readonly row: string | number | boolean;
  readonly csv: string;
  /** As hyparquet reads it; the row's value where absent. */
  readonly parquet?: unknown;
}

const day = (text: string) => new Date(`${text}T00:00:00Z`);

const TABLE: Readonly<Record<string, Expected>> = {
  boolean: { sql: 'true', type: 'Bool', row: true, csv: 'true' },
  tinyint: { sql: '(-128)::tinyint', type: 'Int32', row: -128, csv: '-128' },
  smallint: { sql: '(-32768)::smallint', type: 'Int32', row: -32768, csv: '-32768' },
  integer: { sql: '(-2147483648)::integer', type: 'Int32', row: -2147483648, csv: '-2147483648' },
  utinyint: { sql: '255::utinyint', type: 'Int32', row: 255, csv: '255' },
  usmallint: { sql: '65535::usmallint', type: 'Int32', row: 65535, csv: '65535' },
  uinteger: {
    sql: '4294967295::uinteger',
    type: 'Int64',
    row: 4294967295,
    csv: '4294967295',
    parquet: 4294967295n,
  },
  bigint: { sql: '5::bigint', type: 'Int64', row: 5, csv: '5', parquet: 5n },
  'bigint beyond 2^53': {
    sql: '(-9007199254740993)::bigint',
    type: 'Int64',
    row: '-9007199254740993',
    csv: '-9007199254740993',
    parquet: -9007199254740993n,
  },
  'the largest bigint': {
    sql: '9223372036854775807',
    type: 'Int64',
    row: '9223372036854775807',
    csv: '9223372036854775807',
    parquet: 9223372036854775807n,
  },
  'ubigint that fits': { sql: '7::ubigint', type: 'Int64', row: 7, csv: '7', parquet: 7n },
  'the largest ubigint': {
    sql: '18446744073709551615::ubigint',
    type: 'Utf8',
    row: '18446744073709551615',
    csv: '18446744073709551615',
  },
  'hugeint that fits': {
    sql: 'sum(9007199254740993::bigint) over ()',
    type: 'Int64',
    row: '9007199254740993',
    csv: '9007199254740993',
    parquet: 9007199254740993n,
  },
  'a small sum': { sql: 'sum(3) over ()', type: 'Int64', row: 3, csv: '3', parquet: 3n },
  'a sum beyond 2^63': {
    sql: '(sum(9223372036854775807) over ()) * 2',
    type: 'Utf8',
    row: '18446744073709551614',
    csv: '18446744073709551614',
  },
  'the largest hugeint': {
    sql: "'170141183460469231731687303715884105727'::hugeint",
    type: 'Utf8',
    row: '170141183460469231731687303715884105727',
    csv: '170141183460469231731687303715884105727',
  },
  'the largest uhugeint': {
    sql: "'340282366920938463463374607431768211455'::uhugeint",
    type: 'Utf8',
    row: '340282366920938463463374607431768211455',
    csv: '340282366920938463463374607431768211455',
  },
  bignum: {
    sql: "'-123456789012345678901234567890123456789012345'::bignum",
    type: 'Utf8',
    row: '-123456789012345678901234567890123456789012345',
    csv: '-123456789012345678901234567890123456789012345',
  },
  decimal: { sql: '1.50::decimal(10, 2)', type: 'Utf8', row: 1.5, csv: '1.50', parquet: '1.50' },
  'a negative decimal': { sql: '-0.07', type: 'Utf8', row: -0.07, csv: '-0.07', parquet: '-0.07' },
  'decimal of 18 digits': {
    sql: '123456789012345.678::decimal(18, 3)',
    type: 'Utf8',
    row: '123456789012345.678',
    csv: '123456789012345.678',
  },
  'decimal of 38 digits': {
    sql: '12345678901234567890123456789012345.678::decimal(38, 3)',
    type: 'Utf8',
    row: '12345678901234567890123456789012345.678',
    csv: '12345678901234567890123456789012345.678',
  },
  float: { sql: '0.5::float', type: 'Float64', row: 0.5, csv: '0.5' },
  double: { sql: '0.1::double', type: 'Float64', row: 0.1, csv: '0.1' },
  NaN: { sql: "'nan'::double", type: 'Float64', row: 'NaN', csv: 'NaN', parquet: NaN },
  Infinity: {
    sql: "'-inf'::double",
    type: 'Float64',
    row: '-Infinity',
    csv: '-Infinity',
    parquet: -Infinity,
  },
  date: {
    sql: "date '2026-03-01'",
    type: 'Date32<DAY>',
    row: '2026-03-01',
    csv: '2026-03-01',
    parquet: day('2026-03-01'),
  },
  'the first date': {
    sql: "date '0001-01-01'",
    type: 'Date32<DAY>',
    row: '0001-01-01',
    csv: '0001-01-01',
    parquet: day('0001-01-01'),
  },
  'the last date': {
    sql: "date '9999-12-31'",
    type: 'Date32<DAY>',
    row: '9999-12-31',
    csv: '9999-12-31',
    parquet: day('9999-12-31'),
  },
  'a date before the year 1': {
    sql: "date '0044-03-15 (BC)'",
    type: 'Utf8',
    row: '-000043-03-15',
    csv: '-000043-03-15',
  },
  'a date after the year 9999': {
    sql: "date '12026-01-02'",
    type: 'Utf8',
    row: '+012026-01-02',
    csv: '+012026-01-02',
  },
  'the farthest date': {
    sql: "date '5881580-07-10'",
    type: 'Utf8',
    row: '+5881580-07-10',
    csv: '+5881580-07-10',
  },
  'an infinite date': { sql: "'infinity'::date", type: 'Utf8', row: 'infinity', csv: 'infinity' },
  'a date before all': {
    sql: "'-infinity'::date",
    type: 'Utf8',
    row: '-infinity',
    csv: '-infinity',
  },
  timestamp: {
    sql: "timestamp '2026-03-01 09:30:00.123456'",
    type: 'Timestamp<MICROSECOND, UTC>',
    row: '2026-03-01T09:30:00.123456Z',
    csv: '2026-03-01T09:30:00.123456Z',
  },
  'timestamp before 1970': {
    sql: "timestamp '1969-12-31 23:59:59.999999'",
    type: 'Timestamp<MICROSECOND, UTC>',
    row: '1969-12-31T23:59:59.999999Z',
    csv: '1969-12-31T23:59:59.999999Z',
  },
  'timestamp with time zone': {
    sql: "timestamptz '2026-03-01 09:30:00+05:30'",
    type: 'Timestamp<MICROSECOND, UTC>',
    row: '2026-03-01T04:00:00.000000Z',
    csv: '2026-03-01T04:00:00.000000Z',
  },
  'timestamp in seconds': {
    sql: "'2026-03-01 09:30:00'::timestamp_s",
    type: 'Timestamp<MICROSECOND, UTC>',
    row: '2026-03-01T09:30:00.000000Z',
    csv: '2026-03-01T09:30:00.000000Z',
  },
  'timestamp in milliseconds': {
    sql: "'2026-03-01 09:30:00.5'::timestamp_ms",
    type: 'Timestamp<MICROSECOND, UTC>',
    row: '2026-03-01T09:30:00.500000Z',
    csv: '2026-03-01T09:30:00.500000Z',
  },
  'timestamp in nanoseconds': {
    sql: "'2026-03-01 09:30:00.123456789'::timestamp_ns",
    type: 'Utf8',
    row: '2026-03-01 09:30:00.123456789',
    csv: '2026-03-01 09:30:00.123456789',
  },
  'a timestamp before the year 1': {
    sql: "timestamp '0044-03-15 (BC) 12:00:00'",
    type: 'Utf8',
    row: '-000043-03-15T12:00:00.000000Z',
    csv: '-000043-03-15T12:00:00.000000Z',
  },
  'a timestamp after the year 9999': {
    sql: "timestamp '12026-01-02 00:00:00.000001'",
    type: 'Utf8',
    row: '+012026-01-02T00:00:00.000001Z',
    csv: '+012026-01-02T00:00:00.000001Z',
  },
  'the farthest timestamp': {
    sql: "timestamp '294247-01-10 04:00:54.775806'",
    type: 'Utf8',
    row: '+294247-01-10T04:00:54.775806Z',
    csv: '+294247-01-10T04:00:54.775806Z',
  },
  'an infinite timestamp': {
    sql: "'infinity'::timestamp",
    type: 'Utf8',
    row: 'infinity',
    csv: 'infinity',
  },
  'a timestamp before all': {
    sql: "'-infinity'::timestamp",
    type: 'Utf8',
    row: '-infinity',
    csv: '-infinity',
  },
  'an infinite timestamp with time zone': {
    sql: "'infinity'::timestamptz",
    type: 'Utf8',
    row: 'infinity',
    csv: 'infinity',
  },
  'an infinite timestamp in seconds': {
    sql: "'infinity'::timestamp_s",
    type: 'Utf8',
    row: 'infinity',
    csv: 'infinity',
  },
  'an infinite timestamp in milliseconds': {
    sql: "'-infinity'::timestamp_ms",
    type: 'Utf8',
    row: '-infinity',
    csv: '-infinity',
  },
  time: { sql: "time '09:30:00.5'", type: 'Utf8', row: '09:30:00.5', csv: '09:30:00.5' },
  interval: {
    sql: "interval '1 month 2 days'",
    type: 'Utf8',
    row: '1 month 2 days',
    csv: '1 month 2 days',
  },
  uuid: {
    sql: "'6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b'::uuid",
    type: 'Utf8',
    row: '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b',
    csv: '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b',
  },
  varchar: { sql: `'Zoë, "J" 🦿'`, type: 'Utf8', row: 'Zoë, "J" 🦿', csv: '"Zoë, ""J"" 🦿"' },
  'an empty text': { sql: "''", type: 'Utf8', row: '', csv: '""' },
  'a formula': {
    sql: `'=HYPERLINK("x")'`,
    type: 'Utf8',
    row: '=HYPERLINK("x")',
    csv: `"'=HYPERLINK(""x"")"`,
  },
  'a text of a number': { sql: "'-5.25'", type: 'Utf8', row: '-5.25', csv: '-5.25' },
  blob: {
    sql: String.raw`'\xAB\x00z'::blob`,
    type: 'Utf8',
    row: String.raw`\xAB\x00z`,
    csv: String.raw`\xAB\x00z`,
  },
  bit: { sql: "'10101'::bit", type: 'Utf8', row: '10101', csv: '10101' },
  enum: { sql: "'low'::enum('low', 'high')", type: 'Utf8', row: 'low', csv: 'low' },
  list: { sql: '[1, null, 3]', type: 'Utf8', row: '[1, NULL, 3]', csv: '"[1, NULL, 3]"' },
  struct: {
    sql: "{'a': 1, 'b': 'x'}",
    type: 'Utf8',
    row: "{'a': 1, 'b': 'x'}",
    csv: `"{'a': 1, 'b': 'x'}"`,
  },
  map: { sql: "map {'k': 2}", type: 'Utf8', row: "{'k': 2}", csv: "{'k': 2}" },
  'list of hugeints': {
    sql: "['170141183460469231731687303715884105727'::hugeint]",
    type: 'Utf8',
    row: '[170141183460469231731687303715884105727]',
    csv: '[170141183460469231731687303715884105727]',
  },
};

interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly csv: string;
  readonly arrow: Uint8Array;
  readonly parquet: ArrayBuffer;
}

async function read(statement: string): Promise<Answer> {
  const { startSqlQuery } = await clinic.ask<{ startSqlQuery: { query: { id: string } } }>(
    `mutation ($statement: String!) { startSqlQuery(input: { statement: $statement }) { query { id } } }`,
    { statement },
    analyst,
  );
  const { id } = startSqlQuery.query;
  const state = () =>
    clinic.ask<{ sqlQuery: { state: string; failure: { message: string } | null } }>(
      `query ($id: ID!) { sqlQuery(id: $id) { state failure { message } } }`,
      { id },
      analyst,
    );
  await vi.waitFor(
    async () => expect((await state()).sqlQuery.state).not.toMatch(/QUEUED|RUNNING/),
    { timeout: 20_000 },
  );
  expect((await state()).sqlQuery.failure).toBeNull();
  const { sqlQuery } = await clinic.ask<{
    sqlQuery: Pick<Answer, 'columns' | 'rows'> &
      Record<'csv' | 'arrow' | 'parquet', { url: string }>;
  }>(
    `query ($id: ID!) { sqlQuery(id: $id) { columns { name type } rows
      csv: download(format: CSV) { url } arrow: download(format: ARROW) { url }
      parquet: download(format: PARQUET) { url } } }`,
    { id },
    analyst,
  );
  const bytesOf = async ({ url }: { url: string }) => (await fetch(url)).arrayBuffer();
  return {
    ...sqlQuery,
    csv: Buffer.from(await bytesOf(sqlQuery.csv)).toString(),
    arrow: new Uint8Array(await bytesOf(sqlQuery.arrow)),
    parquet: await bytesOf(sqlQuery.parquet),
  };
}

const namesIn = (parquet: ArrayBuffer) =>
  parquetSchema(parquetMetadata(parquet)).children.map(({ element }) => element.name);

const commandLine = (statement: string) =>
  runCommand(['query', statement, '--format', 'json'], {
    GAITWAY_URL: gateway.url,
    GAITWAY_EMAIL: analyst.email,
    GAITWAY_PASSWORD: PASSWORD,
  });

describe('every type of the engine', () => {
  const names = Object.keys(TABLE);
  const values = Object.values(TABLE);
  const nulls = values.map(({ sql }) => `case when false then ${sql} end`);
  const aliased = (list: readonly string[]) => list.map((sql, index) => `${sql} as c${index}`);
  const statement = `select ${aliased(values.map(({ sql }) => sql)).join()}
    union all select ${aliased(nulls).join()}`;
  let answer: Answer;

  beforeAll(async () => {
    answer = await read(statement);
  });

  it('has its type in the columns and in Arrow', () => {
    const types = (list: readonly { readonly type: unknown }[]) =>
      Object.fromEntries(list.map(({ type }, index) => [names[index]!, String(type)]));
    const expected = Object.fromEntries(names.map((name) => [name, TABLE[name]!.type]));
    expect(types(answer.columns)).toEqual(expected);
    expect(types(tableFromIPC(answer.arrow).schema.fields)).toEqual(expected);
  });

  it('has its value and its null in the rows', () => {
    const [first, second] = answer.rows;
    expect(Object.fromEntries(names.map((name, index) => [name, first![index]]))).toEqual(
      Object.fromEntries(names.map((name) => [name, TABLE[name]!.row])),
    );
    expect(second).toEqual(names.map(() => null));
  });

  it('has all its digits in CSV, after a byte order mark', () => {
    const [, first, second] = answer.csv.split('\r\n');
    expect(answer.csv.startsWith('\uFEFFc0,c1,')).toBe(true);
    expect(first).toBe(values.map(({ csv }) => csv).join());
    expect(second).toBe(','.repeat(names.length - 1));
  });

  it('has its value and its null in Parquet', async () => {
    const [first, second] = await parquetReadObjects({
      file: answer.parquet,
      parsers: { timestampFromMicroseconds: momentText }, // its own cuts to milliseconds
    });
    expect(Object.fromEntries(names.map((name, index) => [name, first![`c${index}`]]))).toEqual(
      Object.fromEntries(
        names.map((name) => {
          const { row, parquet = row } = TABLE[name]!;
          return [name, parquet];
        }),
      ),
    );
    expect(Object.values(second!).every((value) => value == null)).toBe(true);
  });

  it('is the same in the objects of the command line', async () => {
    const { output } = await commandLine(statement);
    const [first] = output.split('\n');
    expect(Object.values(JSON.parse(first!) as object)).toEqual(values.map(({ row }) => row));
  });
});

describe('the names of columns', () => {
  const STATEMENT = `select 1 as score, 2 as score, 3 as "Score", 4 as "score:1", 5 as "10", 6 as "9",
    7 as "__proto__", 8 as "a.b", 9 as "constructor", 10 as "x,y", 11 as "toString", 12 as "2e3"`;
  const NAMES = [
    ...['score', 'score:2', 'Score:3', 'score:1', '10', '9'],
    ...['__proto__', 'a.b', 'constructor', 'x,y', 'toString', '2e3'],
  ];
  const VALUES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  let answer: Answer;

  beforeAll(async () => {
    answer = await read(STATEMENT);
  });

  it('are distinct, and in their order, in every format', () => {
    expect(answer.columns.map(({ name }) => name)).toEqual(NAMES);
    expect(answer.rows).toEqual([VALUES]);
    expect(tableFromIPC(answer.arrow).schema.names).toEqual(NAMES);
    expect(namesIn(answer.parquet)).toEqual(NAMES);
    expect(answer.csv).toBe(
      `\uFEFF${NAMES.map((name) => (name.includes(',') ? `"${name}"` : name)).join()}\r\n${VALUES.join()}\r\n`,
    );
  });

  it('keep their values in Arrow and Parquet', async () => {
    const table = tableFromIPC(answer.arrow);
    expect(NAMES.map((_, index) => table.getChildAt(index)!.get(0) as unknown)).toEqual(VALUES);
    for (const [index, name] of NAMES.entries()) {
      if (name === '__proto__') continue; // the reader itself makes objects by name
      const [row] = await parquetReadObjects({ file: answer.parquet });
      expect(row![name]).toBe(VALUES[index]);
    }
  });

  it('are the keys of an object of the command line, in their order', async () => {
    const { output } = await commandLine(STATEMENT);
    expect(output.trim()).toBe(
      `{${NAMES.map((name, index) => `${JSON.stringify(name)}:${VALUES[index]}`).join()}}`,
    );
  });

  it('stay with their columns when two tables have one name', async () => {
    const { columns, rows, parquet } = await read(
      `select a.score, b.score from (select 41 as score) a, (select 42 as score) b`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['score', 'score:1']);
    expect(rows).toEqual([[41, 42]]);
    expect(await parquetReadObjects({ file: parquet })).toEqual([{ score: 41, 'score:1': 42 }]);
  });
});

it('has wide numbers in many rows, and none', async () => {
  const many = await read(
    `select (case when range = 4999 then '170141183460469231731687303715884105727' else '1' end)::hugeint as n
     from range(5000)`,
  );
  expect(many.columns).toEqual([{ name: 'n', type: 'Utf8' }]);
  expect(many.csv.split('\r\n').at(-2)).toBe('170141183460469231731687303715884105727');
  const fits = await read('select range::hugeint as n, null::date as d from range(5000)');
  expect(fits.columns[0]).toEqual({ name: 'n', type: 'Int64' });
  expect(fits.csv.split('\r\n').at(-2)).toBe('4999,');
  const none = await read("select 1::hugeint as n, 'infinity'::date as d limit 0");
  expect(none.rows).toEqual([]);
  expect(none.csv).toBe('\uFEFFn,d\r\n');
});
