import type { DuckDBConnection } from '@duckdb/node-api';
import { disguised, type DisguiseDialect, type LakeDisguise } from '../../domain/lake-disguise.ts';
import {
  columnsOf,
  LAKE_PARTITION,
  type LakeColumn,
  LAKE_TABLES,
  type LakeTable,
} from '../../domain/lake.ts';

/** The organization's folder of each table, with a trailing slash. */
export type LakeFolders = Readonly<Record<LakeTable, string>>;

const DUCK_TYPES: Readonly<Record<LakeColumn['type'], string>> = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  double: 'DOUBLE',
  int: 'INTEGER',
  boolean: 'BOOLEAN',
};

const DIGIT = '[0-9]';
/** The files of a table. Folders that are not named after a day are left out. */
const FILES = `day=${DIGIT.repeat(4)}-${DIGIT.repeat(2)}-${DIGIT.repeat(2)}/*.parquet`;

/** Defines the tables of the lake as views. Opens none of their files, so that a damaged one does not matter here. */
export async function defineViews(
  connection: DuckDBConnection,
  folders: LakeFolders,
  disguise: LakeDisguise,
) {
  for (const [table, folder] of Object.entries(folders) as [LakeTable, string][]) {
    const pattern = quoteSql(folder + FILES);
    const found = await connection.runAndReadAll(`select 1 from glob(${pattern}) limit 1`);
    const source = found.currentRowCount > 0 ? rowsOf(table, pattern, disguise) : noRowsOf(table);
    await connection.run(`create view ${table} as ${source}`);
  }
}

/**
 * The lake's table fixes the columns and their types: a column that a file does not have is null. DuckDB does not combine
 * a fixed schema with partitions, so the day comes from the file's name. A condition on it still decides which files are
 * opened.
 */
function rowsOf(table: LakeTable, pattern: string, disguise: LakeDisguise): string {
  const columns = columnsOf(table).map((column) => disguised(column, disguise, DUCKDB));
  const day = `try_cast(regexp_extract(filename, 'day=([0-9-]{10})/[^/]*$', 1) as date)`;
  return `select ${columns.join()} from (select *, ${day} as ${LAKE_PARTITION.name}
    from read_parquet(${pattern}, filename = true, ${schemaOf(table)}))`;
}

const DUCKDB: DisguiseDialect = {
  digest: (text, digits) => `substr(sha256(${text}), 1, ${digits})`,
  numberOf: (digits) => `cast('0x' || ${digits} as integer)`,
  earlier: (moment, days, type) =>
    type === 'date' ? `${moment} - ${days}` : `${moment} - to_days(${days})`,
};

const noRowsOf = (table: LakeTable) =>
  `select ${columnsOf(table)
    .map(({ name, type }) => `null::${DUCK_TYPES[type]} as ${name}`)
    .join()} limit 0`;

function schemaOf(table: LakeTable): string {
  const columns = LAKE_TABLES[table].map(
    ({ name, type }) =>
      `'${name}': {name: '${name}', type: '${DUCK_TYPES[type]}', default_value: null}`,
  );
  return `schema = map {${columns.join()}}`;
}

/**
 * Returns the files that cannot be read as their table: those that an error message names, or, if it names none, any.
 */
export async function damagedFiles(
  connection: DuckDBConnection,
  folders: LakeFolders,
  message: string,
): Promise<string[]> {
  const files: { table: LakeTable; file: string }[] = [];
  for (const [table, folder] of Object.entries(folders) as [LakeTable, string][]) {
    const found = await connection.runAndReadAll(
      `select file from glob(${quoteSql(folder + FILES)})`,
    );
    files.push(...found.getRows().map(([file]) => ({ table, file: String(file) })));
  }
  const named = files.filter(({ file }) => message.includes(file));
  const damaged: string[] = [];
  for (const { table, file } of named.length > 0 ? named : files) {
    if (!(await isReadable(connection, table, file))) damaged.push(file);
  }
  return damaged;
}

/** Reads every value of a file. */
async function isReadable(connection: DuckDBConnection, table: LakeTable, file: string) {
  const columns = LAKE_TABLES[table].map(({ name }) => name).join();
  const source = `read_parquet(${quoteSql(file)}, ${schemaOf(table)})`;
  return connection.run(`select max(hash(${columns})) from ${source}`).then(
    () => true,
    () => false,
  );
}

export const quoteSql = (text: string) => `'${text.replaceAll("'", "''")}'`;
