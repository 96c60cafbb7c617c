import { DuckDBInstance, StatementType, type DuckDBConnection } from '@duckdb/node-api';
import type { SqlValue } from '../../domain/sql-query.ts';
import { readerOf } from './duckdb-columns.ts';
import { columnsOf, type LakeColumn, type LakeTable } from '../../domain/lake.ts';
import type { ColumnHead, PlainColumn } from './plain-column.ts';

/** What the parent asks of this process, once. */
export interface DuckDbOrder {
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
  /** The organization's folder of each table, with a slash at the end: nothing else can be opened. */
  readonly folders: Readonly<Record<LakeTable, string>>;
  readonly memoryMb: number;
  readonly threads: number;
}

/** What it answers, each after it was asked for: the columns, rows until there are no more, and how it ended. */
export type DuckDbAnswer =
  | { readonly kind: 'columns'; readonly columns: readonly ColumnHead[] }
  | { readonly kind: 'rows'; readonly count: number; readonly columns: readonly PlainColumn[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused' | 'failed'; readonly message: string };

const DUCK_TYPES: Readonly<Record<LakeColumn['type'], string>> = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  double: 'DOUBLE',
  int: 'INTEGER',
  boolean: 'BOOLEAN',
};

/**
 * One query in one process: whatever it does, the gateway goes on, and killing the process ends it. It loads nothing
 * but DuckDB, because whoever asks waits for it.
 */
process.once('message', (order: DuckDbOrder) => {
  answer(order)
    .catch((error: unknown) =>
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    .then(() => process.disconnect())
    .catch(() => process.exit(1));
});

async function answer({ statement, parameters, ...order }: DuckDbOrder): Promise<void> {
  const connection = await openLockedDown(order);
  const statements = await connection.extractStatements(statement);
  if (statements.count !== 1) return send({ kind: 'refused', message: 'must be one statement' });
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) {
    return send({ kind: 'refused', message: 'must be a SELECT: the lake can be read only' });
  }
  if (prepared.parameterCount !== parameters.length) {
    const message = `has ${prepared.parameterCount} "?", and ${parameters.length} parameters came with it`;
    return send({ kind: 'refused', message });
  }
  prepared.bind([...parameters]);
  const result = await prepared.stream();
  const readers = result.columnTypes().map(readerOf);
  const names = result.deduplicatedColumnNames();
  const columns = readers.map(({ kind }, index) => ({ name: names[index]!, kind }));
  await sendAndWait({ kind: 'columns', columns });
  for (;;) {
    const chunk = await result.fetchChunk();
    const count = chunk?.rowCount ?? 0;
    if (chunk === null || count === 0) return send({ kind: 'end' });
    const columns = readers.map(({ read }, index) => read(chunk.getColumnValues(index)));
    await sendAndWait({ kind: 'rows', count, columns });
  }
}

/** Only the organization's folders can be read from here on, and no statement can change that. */
async function openLockedDown({
  folders,
  memoryMb,
  threads,
}: Omit<DuckDbOrder, 'statement' | 'parameters'>) {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    temp_directory: '', // what does not fit into memory is refused
  });
  const connection = await instance.connect();
  await connection.run(`set allowed_directories = [${Object.values(folders).map(quote).join()}]`);
  await connection.run('set enable_external_access = false');
  for (const [table, folder] of Object.entries(folders)) {
    await defineView(connection, table as LakeTable, folder);
  }
  await connection.run('set errors_as_json = true'); // which tell where in the statement
  await connection.run('set lock_configuration = true');
  return connection;
}

async function defineView(connection: DuckDBConnection, table: LakeTable, folder: string) {
  const pattern = quote(`${folder}*/*.parquet`);
  const found = await connection.runAndReadAll(`select 1 from glob(${pattern}) limit 1`);
  const columns = columnsOf(table);
  const source =
    found.currentRowCount > 0
      ? `read_parquet(${pattern}, hive_partitioning = true, hive_types = {'day': DATE})`
      : `(select ${columns.map(({ name, type }) => `null::${DUCK_TYPES[type]} as ${name}`).join()} limit 0)`;
  await connection.run(
    `create view ${table} as select ${columns.map(({ name }) => name).join()} from ${source}`,
  );
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

const send = (message: DuckDbAnswer) =>
  new Promise<void>((resolve, reject) => {
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

async function sendAndWait(message: DuckDbAnswer): Promise<void> {
  const asked = new Promise((resolve) => process.once('message', resolve));
  await send(message);
  await asked;
}
