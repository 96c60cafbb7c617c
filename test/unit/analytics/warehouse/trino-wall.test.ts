import { describe, expect, it } from 'vitest';
import { NO_DISGUISE } from '../../../../api/domain/lake-disguise.ts';
import { scopeStatement } from '../../../../api/analytics/warehouse/athena-statement.ts';
import { HOSTILE_STATEMENTS } from '../../../support/sql/hostile-statements.ts';
import { OWN_STATEMENTS } from '../../../support/sql/own-statements.ts';

const scope = {
  database: 'gaitway_test',
  organizationId: '0f9c1f5e-6c1e-4b46-9f5e-6f1f2f0d7a01',
  disguise: NO_DISGUISE,
};
const refusalOf = (statement: string): unknown => {
  try {
    return { accepted: scopeStatement(statement, [], scope).sql };
  } catch (error) {
    return error;
  }
};

describe('a statement that Athena may run', () => {
  it('is rejected when it is hostile', () => {
    expect(new Set(HOSTILE_STATEMENTS).size).toBe(HOSTILE_STATEMENTS.length);
    expect(HOSTILE_STATEMENTS.length).toBeGreaterThan(300);
    for (const statement of HOSTILE_STATEMENTS) {
      expect(refusalOf(statement), statement).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ field: 'statement' }],
      });
    }
  });

  it.each(OWN_STATEMENTS)('is accepted: %s', (statement) => {
    expect(scopeStatement(statement, [], scope).sql).not.toMatch(/;|-- end/);
  });

  it.each([
    ['select a from from b', 'statement: is not valid SQL at "from" (line 1, column 15)'],
    ['select 1 +', 'statement: is incomplete: SQL expects more at the end (line 1, column 11)'],
    ["select 'a", `statement: has a quote (') that is never closed (line 1, column 8)`],
    ['select 1 # 2', 'statement: has a character that is not valid in SQL: # (line 1, column 10)'],
    ['select 1 /* 2', 'statement: has a comment (/*) that is never closed (line 1, column 10)'],
    ['select 1 from x y z', 'statement: is not valid SQL at "z" (line 1, column 19)'],
    ['select 1;\nselect 2', 'statement: must be one statement (line 2, column 1)'],
    ['-- nothing', 'statement: must be a SELECT statement'],
    [
      'select *\nfrom secrets',
      'statement: may read the tables recordings and samples only (line 2, column 6)',
    ],
    [
      'select a.b(1)',
      'statement: may not qualify function names: use the name alone (line 1, column 8)',
    ],
    [
      'with "größe" as (select 1) table "größe"',
      /may name tables by letters from a to z, digits, underscores, blanks and hyphens only/,
    ],
    ['with t as (select 1), T as (select 2) table t', /defines "t" twice/],
    ['select current_user', 'statement: may not contain this kind of SQL: "current_user"'],
  ])('is rejected with a sentence: %j', (statement, message) => {
    expect(() => scopeStatement(statement, [], scope)).toThrow(message);
  });

  it('defines the two tables with their columns, which recursion requires', () => {
    const { sql } = scopeStatement(
      'with recursive t (n) as (select 1 union all select n + 1 from t) table t',
      [],
      scope,
    );
    expect(sql).toMatch(/^with recursive recordings \(recording_id, .*, day\) as \(select /);
  });

  it('reads the lake in place of a table that the statement redefines', () => {
    const { sql } = scopeStatement(
      'with recordings as (select * from recordings), t as (table samples) select * from recordings, samples s',
      [],
      scope,
    );
    expect(sql).toMatch(
      /^with recordings as \(select \* from \(select .* where organization_id = '[^']+'\) as recordings\), t as \(\(select .*\)\) select \* from recordings, \(select .*\) s$/,
    );
  });

  it('inlines long parameters, and maps positions behind them', () => {
    const long = `it's\n${'x'.repeat(1100)}`;
    const statement = 'select ?, ?, ? as c, nmae from recordings limit ?';
    const scoped = scopeStatement(statement, ['a', long, 7, 5], scope);
    expect(scoped.executionParameters).toEqual(["'a'", '7', '5']);
    expect(scoped.sql).toContain(`select ?, '${long.replace("'", "''")}', ? as c, nmae`);
    const before = scoped.sql.slice(0, scoped.sql.indexOf('nmae')).split('\n');
    const place = { line: before.length, column: before.at(-1)!.length + 1 };
    expect(scoped.placeIn(place)).toEqual({ line: 1, column: statement.indexOf('nmae') + 1 });
    expect(scoped.placeIn({ ...place, column: 2 })).toBeNull();
    expect(() => scopeStatement('select ?', [], scope)).toThrow(/has 1 "\?" but 0 parameters/);
    const many = Array.from({ length: 30 }, () => 'x'.repeat(10_000));
    expect(() => scopeStatement(`select ${many.map(() => '?').join()}`, many, scope)).toThrow(
      /more than 262144 characters/,
    );
  });

  it('counts only question marks that are parameters', () => {
    const pattern = 'select * from samples match_recognize (pattern (a? b??) define a as ax > ?)';
    expect(scopeStatement(pattern, [1], scope).executionParameters).toEqual(['1']);
    expect(scopeStatement(`select '?' as "?" -- ?`, [], scope).executionParameters).toBeUndefined();
  });
});
