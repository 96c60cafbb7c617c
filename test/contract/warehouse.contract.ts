import { type RecordBatch, Table } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnsOfTable, plainRows } from '../../api/conversion/table-files.ts';
import { AXES, type Samples } from '../../api/domain/recording/samples.ts';
import { NO_DISGUISE } from '../../api/domain/lake-disguise.ts';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { objectKeys } from '../../api/storage/object-keys.ts';
import type { ObjectStore } from '../../api/storage/object-store.ts';
import { columnsOf } from '../../api/domain/lake.ts';
import { encodeLakeRecordings, encodeLakeSamples } from '../../api/conversion/lake-files.ts';
import type { Warehouse, WarehouseQuery } from '../../api/analytics/warehouse/warehouse.ts';

export const OURS = '0f9c1f5e-6c1e-4b46-9f5e-6f1f2f0d7a01';
export const THEIRS = '1a2b3c4d-0000-4000-8000-00000000000b';
const NOBODYS = '2a2b3c4d-0000-4000-8000-00000000000c';

const STARTED_AT = new Date('2026-01-02T10:00:00Z');

/**
 * Writes a recording of `count` samples to the lake. The fourth sample has no `ax`, and there is no magnetometer.
 */
export async function writeRecording(
  store: ObjectStore,
  organizationId: string,
  recording: { readonly id: string; readonly person: string; readonly startedAt?: Date },
  count = 10,
): Promise<void> {
  const { id, person, startedAt = STARTED_AT } = recording;
  const subject = { recording_id: id, participant_id: person, test_type: "o'brien" };
  const ramp = (from: number) => Float64Array.from({ length: count }, (_, i) => from + i);
  const axes = Object.fromEntries(
    AXES.map((axis, index) => [axis, axis.startsWith('m') ? null : ramp(index + 0.5)]),
  ) as Samples['axes'];
  const timesUs = ramp(startedAt.getTime() * 1000 + 123).map((us, i) => us + i * 10_000);
  const samples = await encodeLakeSamples(subject, { count, timesUs, axes });
  await store.put(
    objectKeys.lakeSamples({ id, organizationId, participantId: '', startedAt }),
    samples,
  );

  const day = startedAt.toISOString().slice(0, 10);
  const row = {
    ...subject,
    started_at: startedAt.getTime() * 1000,
    duration_seconds: 1.5,
    training: false,
    status: 'SCORED',
    score: 0,
    low_confidence: true,
    sample_count: count,
  };
  await store.put(
    objectKeys.lakeRecordings({ organizationId, day }),
    await encodeLakeRecordings([row, { ...row, recording_id: `${id}-2`, score: null }]),
  );
}

/** Reads a whole result. */
export async function readAll(warehouse: Warehouse, query: Partial<WarehouseQuery>) {
  const none = { statement: '', parameters: [], maxAgeMinutes: 0, disguise: NO_DISGUISE };
  const whole = { organizationId: OURS, ...none, ...query };
  const { schema, batches, statistics } = await warehouse.query(whole);
  const kept: RecordBatch[] = [];
  for await (const batch of batches) kept.push(batch);
  const table = new Table(schema, kept);
  return { table, rows: plainRows(table, 0, table.numRows), statistics };
}

/** The contract of every warehouse, with any engine. */
export function warehouseSuite(opened: () => { warehouse: Warehouse; store: ObjectStore }): void {
  const read = (statement: string, parameters: SqlValue[] = [], organizationId = OURS) =>
    readAll(opened().warehouse, { statement, parameters, organizationId });

  beforeAll(async () => {
    const { store } = opened();
    await writeRecording(store, OURS, { id: 'r1', person: 'p1' }, 5000);
    const startedAt = new Date('2026-01-03T00:00:00Z');
    await writeRecording(store, OURS, { id: 'r2', person: 'p2', startedAt });
    await writeRecording(store, THEIRS, { id: 'r3', person: 'p3' });
  });

  describe('results', () => {
    it('have each type and every null in Arrow', async () => {
      const { table, rows } = await read(
        `select day, ts, participant_id, ax, mx, ax > 2 as high, 7 as seven,
           cast(null as varchar) as nothing, count(*) over () as n, '' as empty
         from samples where recording_id = 'r1' order by ts`,
      );
      expect(columnsOfTable(table).map(({ type }) => type)).toEqual([
        ...['Date32<DAY>', 'Timestamp<MICROSECOND, UTC>', 'Utf8', 'Float64', 'Float64', 'Bool'],
        ...['Int32', 'Utf8', 'Int64', 'Utf8'],
      ]);
      expect(table.numRows).toBe(5000);
      expect(table.batches.length).toBeGreaterThan(1);
      expect(rows[1]!.toSpliced(1, 1)).toEqual([
        '2026-01-02',
        'p1',
        1.5,
        null,
        false,
        7,
        null,
        5000,
        '',
      ]);
      expect(rows[1]![1]).toMatch(/^2026-01-02T10:00:00\.010(124|000)Z$/); // Athena has milliseconds
      expect(rows[4999]![3]).toBe(4999.5);
    });

    it('combine both tables over several days', async () => {
      const { rows } = await read(
        `with tall as (select recording_id, max(ax) as top from samples group by 1)
         select r.participant_id, t.top, r.score from recordings r
           join tall t on t.recording_id = r.recording_id
         where r.day >= date '2026-01-03' order by 1`,
      );
      expect(rows).toEqual([['p2', 9.5, 0]]);
    });

    it('use parameters of every kind, including quotes', async () => {
      const { rows } = await read(
        `select participant_id, ? as flag from recordings
         where test_type = ? and sample_count > ? and score = ? order by 1 limit 1`,
        [true, "o'brien", 5, 0.0],
      );
      expect(rows).toEqual([['p1', true]]);
    });

    it('have columns even without rows', async () => {
      const { rows, table } = await read('select * from recordings', [], NOBODYS);
      expect(rows).toEqual([]);
      expect(table.schema.names).toEqual(columnsOf('recordings').map(({ name }) => name));
    });

    it('keep every digit of a decimal, and each column of a name that occurs twice', async () => {
      const { rows, table } = await read(
        `select cast('12345678901234567890123456789012345.678' as decimal(38, 3)) as n,
           cast(1.50 as decimal(10, 2)) as n, 9223372036854775807 as "10", 2 as "9"`,
      );
      expect(columnsOfTable(table)).toEqual([
        { name: 'n', type: 'Utf8' },
        { name: 'n:1', type: 'Utf8' },
        { name: '10', type: 'Int64' },
        { name: '9', type: 'Int32' },
      ]);
      expect(rows).toEqual([
        ['12345678901234567890123456789012345.678', 1.5, '9223372036854775807', 2],
      ]);
    });

    it('are of one organization only', async () => {
      const people = 'select distinct participant_id from samples order by 1';
      expect((await read(people)).rows).toEqual([['p1'], ['p2']]);
      expect((await read(people, [], THEIRS)).rows).toEqual([['p3']]);
    });

    it('have a recording as soon as it is in the lake', async () => {
      const startedAt = new Date('2026-02-01T00:00:00Z');
      await writeRecording(opened().store, OURS, { id: 'new', person: 'p1', startedAt });
      const { rows } = await read(`select count(*) from samples where recording_id = 'new'`);
      expect(rows).toEqual([[10]]);
    });
  });

  it.each([
    ['two statements', 'select 1; select 2'],
    ['rubbish', 'selekt 1'],
    ['an unknown column', 'select name from samples'],
    ['writing', 'create table t as select 1 as a'],
    ['too few parameters', 'select ? as a'],
  ])('rejects %s, naming the statement', async (_what, statement) => {
    await expect(read(statement)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'statement' }],
    });
  });

  it('stops when it is cancelled', async () => {
    const giveUp = new AbortController();
    const disguise = NO_DISGUISE;
    const query = { organizationId: OURS, parameters: [], maxAgeMinutes: 0, disguise };
    const statement = `select count(*) from samples a, samples b, samples c where a.ax + b.ax < c.ax`;
    const asked = opened().warehouse.query({ ...query, statement }, giveUp.signal);
    giveUp.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });
}
