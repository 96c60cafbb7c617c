import { columnsOf, type LakeTable } from '../../../api/domain/lake.ts';
import type { TrinoTable } from './start-trino.ts';

export const OURS = '0f9c1f5e-6c1e-4b46-9f5e-6f1f2f0d7a01';
export const THEIRS = '1a2b3c4d-0000-4000-8000-00000000000b';
export const DATABASE = 'gaitway_test';
/** A value that occurs only in tables that analysts may not read. */
export const MARK = 'SECRET';

/** The lake of two organizations, and other tables under every name that a test statement defines. */
export const TABLES: readonly TrinoTable[] = [
  lakeTable('recordings'),
  lakeTable('samples'),
  ...['secrets', 'own', 'other', 't', 'u', 'v', 'my table', 'default.secrets'].map((table) =>
    outside('default', table),
  ),
  outside('default', `${DATABASE}.samples`),
  outside('gaitway_other', 'recordings'),
  outside('recordings', 'samples'),
];

function lakeTable(table: LakeTable): TrinoTable {
  const columns = columnsOf(table).map(({ name, type }) => [name, type] as const);
  const rowOf = (organization: string, index: number) =>
    columns.map(([name, type]) => {
      if (type === 'string') return `${organization === OURS ? 'ours' : MARK}-${name}-${index}`;
      if (type === 'date') return 20_455;
      if (type === 'timestamp') return (20_455 * 86_400 + index) * 1_000_000;
      return type === 'boolean' ? true : index;
    });
  const rows = [OURS, THEIRS].flatMap((organization) =>
    [1, 2, 3].map((index) => [
      ...rowOf(organization, index),
      organization,
      `s3://records/${organization === OURS ? 'ours' : MARK}`,
    ]),
  );
  return {
    schema: DATABASE,
    table,
    injected: true,
    columns: [...columns, ['organization_id', 'string'], ['$path', 'string']],
    rows,
  };
}

function outside(schema: string, table: string): TrinoTable {
  return {
    schema,
    table,
    columns: [
      ['recording_id', 'string'],
      ['x', 'string'],
    ],
    rows: [[`${MARK}-${schema}-${table}`, MARK]],
  };
}
