import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_DISGUISE } from '../../../api/domain/lake-disguise.ts';
import { scopeStatement } from '../../../api/analytics/warehouse/athena-statement.ts';
import { GaitwayError } from '../../../api/errors.ts';
import { HOSTILE_STATEMENTS } from '../../support/sql/hostile-statements.ts';
import { OWN_STATEMENTS } from '../../support/sql/own-statements.ts';
import { generateStatement, randomFrom } from './generate-statement.ts';
import { DATABASE, MARK, OURS, TABLES } from './lake-of-two.ts';
import { startTrino, type Trino } from './start-trino.ts';

/** A failing test prints its seed; repeat it with WALL_SEED. */
const SEED = Number(process.env['WALL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Number of statements that the check accepts and Trino explains. */
const STATEMENTS = Number(process.env['WALL_STATEMENTS'] ?? 2000);
const AT_ONCE = 8;

/** A schema in which every name of the tests is a table, to detect names that the statement check overlooks. */
const WORST_SCHEMA = 'default';

let trino: Trino;
beforeAll(async () => {
  trino = await startTrino(TABLES);
}, 600_000);
afterAll(() => trino?.stop());

const scope = { database: DATABASE, organizationId: OURS, disguise: NO_DISGUISE };
const confine = (statement: string) => scopeStatement(statement, [], scope).sql;

function accepted(statement: string): string | null {
  try {
    return confine(statement);
  } catch (error) {
    if (error instanceof GaitwayError) return null;
    throw error;
  }
}

interface Explained {
  readonly inputTableColumnInfos: readonly {
    readonly table: { readonly catalog: string; readonly schemaTable: object };
    readonly constraint: {
      readonly columnConstraints: readonly {
        readonly columnName: string;
        readonly domain: object;
      }[];
    };
  }[];
}

/** The tables that Trino reads for a statement, with their organizations; null when it rejects the statement. */
async function tablesOf(sql: string) {
  const { rows, error } = await trino.run(`explain (type io, format json) ${sql}`, WORST_SCHEMA);
  if (error !== null) return null; // includes internal errors of Trino: nothing is read
  const { inputTableColumnInfos } = JSON.parse(String(rows[0]![0])) as Explained;
  return inputTableColumnInfos.map(({ table, constraint }) => ({
    ...table,
    organizations: constraint.columnConstraints.find(
      ({ columnName }) => columnName === 'organization_id',
    )?.domain,
  }));
}

const bound = { value: OURS, bound: 'EXACTLY' };
const ownTable = (table: string) => ({
  catalog: 'awsdatacatalog',
  schemaTable: { schema: DATABASE, table },
  organizations: { nullsAllowed: false, ranges: [{ low: bound, high: bound }] },
});
const OWN_TABLES = [ownTable('recordings'), ownTable('samples')];

async function expectOwnTables(sql: string, context: string): Promise<boolean> {
  const tables = await tablesOf(sql);
  for (const table of tables ?? []) expect(OWN_TABLES, context).toContainEqual(table);
  return tables !== null;
}

describe('the statement check, before Trino', () => {
  it('reports other tables as the tests expect', async () => {
    const [table] = (await tablesOf('select * from secrets'))!;
    expect(table).toMatchObject({ schemaTable: { schema: 'default', table: 'secrets' } });
    const lake = await tablesOf(`select * from ${DATABASE}.samples where organization_id = 'x'`);
    expect(OWN_TABLES).not.toContainEqual(lake![0]);
    expect(await tablesOf(confine('select * from samples'))).toEqual([ownTable('samples')]);
  });

  it('accepts the statements of analysts, and Trino runs them', async () => {
    const failed: string[] = [];
    for (const statement of OWN_STATEMENTS) {
      const { rows, error } = await trino.run(confine(statement), WORST_SCHEMA);
      if (error !== null) failed.push(`${statement}: ${error.message}`);
      expect(JSON.stringify(rows), statement).not.toContain(MARK);
    }
    expect(failed).toEqual([]);
  });

  it('rejects every hostile statement', async () => {
    const through = HOSTILE_STATEMENTS.filter((statement) => accepted(statement) !== null);
    expect(through).toEqual([]);
  });

  it.each([
    'select "$path" from recordings',
    'select r."$path" from samples r',
    'select organization_id from recordings',
    `select * from recordings where organization_id = 'x'`,
  ])('has no hidden columns: %s', async (statement) => {
    const { error } = await trino.run(confine(statement), WORST_SCHEMA);
    expect(error).toMatchObject({ errorName: 'COLUMN_NOT_FOUND' });
  });

  it(`rejects or confines every generated statement (WALL_SEED=${SEED})`, async () => {
    const random = randomFrom(SEED);
    const counts = { generated: 0, accepted: 0, explained: 0 };
    const workers = Array.from({ length: AT_ONCE }, async () => {
      while (counts.explained < STATEMENTS && counts.generated < STATEMENTS * 20) {
        const statement = generateStatement(random);
        counts.generated++;
        const sql = accepted(statement);
        if (sql === null) continue;
        counts.accepted++;
        if (await expectOwnTables(sql, statement)) counts.explained++;
      }
    });
    await Promise.all(workers);
    console.log(`seed ${SEED}: ${JSON.stringify(counts)}`);
    expect(counts.explained).toBeGreaterThanOrEqual(STATEMENTS);
  }, 900_000);

  it('allows no statement that is too deep for Trino', async () => {
    const deepest = [
      `select ${new Array(480).fill('1').join(' + ')}`,
      `select ${'('.repeat(50)}1${')'.repeat(50)}`,
      `select 1 where ${new Array(480).fill('1 = 1').join(' or ')}`,
    ];
    for (const statement of deepest) {
      const { error } = await trino.run(confine(statement), WORST_SCHEMA);
      expect(error?.message.slice(0, 200), statement.slice(0, 40)).toBeUndefined();
    }
  });

  it('runs with ids and times in disguise, and reads the same tables', async () => {
    const disguise = { idKey: 'aa', shiftKey: 'bb' };
    for (const table of ['recordings', 'samples']) {
      const statement = `select * from ${table} where day < current_date order by participant_id`;
      const { sql } = scopeStatement(statement, [], { ...scope, disguise });
      await expectOwnTables(sql, statement);
      const { rows, error } = await trino.run(sql, WORST_SCHEMA);
      const { rows: real } = await trino.run(confine(statement), WORST_SCHEMA);
      expect(error).toBeNull();
      expect(rows).toHaveLength(real.length);
      expect(JSON.stringify(rows)).not.toContain(String(real[0]?.[0]));
    }
  });

  it('accepts parameters, long ones inlined', async () => {
    const long = `it's ${'x'.repeat(2000)}`;
    const statement = 'select ?, length(?), ? from recordings limit ?';
    const { sql, executionParameters } = scopeStatement(statement, ["o'", long, 0.5, 1], scope);
    const { rows, error } = await trino.run(sql, WORST_SCHEMA, executionParameters);
    expect({ rows, error }).toEqual({ rows: [["o'", long.length, 0.5]], error: null });
  });
});

describe('the empty database, behind the statement check', () => {
  it('has no table for an unqualified name', async () => {
    for (const name of ['secrets', 'recordings', 'own', '"my table"']) {
      const { error } = await trino.run(`select * from ${name}`, `${DATABASE}_empty`);
      expect(error).toMatchObject({ errorName: 'TABLE_NOT_FOUND' });
    }
  });
});
