import { DuckDBInstance, StatementType, type DuckDBConnection } from '@duckdb/node-api';
import { messageOf } from '../../errors.ts';
import type { LakeDisguise } from '../../domain/lake-disguise.ts';
import type { SqlValue } from '../../domain/sql-query.ts';
import { readerOf } from './duckdb-columns.ts';
import { damagedFiles, defineViews, type LakeFolders, quoteSql } from './duckdb-lake.ts';
import { TRINO_DIALECT } from './duckdb-trino.ts';
import { checkStatement, type Rejection } from './duckdb-wall.ts';
import type { ColumnHead, PlainColumn } from './plain-column.ts';

/** The parent's only request to this process. */
export interface DuckDbRequest {
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
  /** The process cannot open files outside of these. */
  readonly folders: LakeFolders;
  readonly disguise: LakeDisguise;
  readonly memoryMb: number;
  readonly threads: number;
}

/** The responses of this process, each sent on request: the columns, then rows until there are no more, then the outcome. */
export type DuckDbResponse =
  | { readonly kind: 'columns'; readonly columns: readonly ColumnHead[] }
  | { readonly kind: 'rows'; readonly count: number; readonly columns: readonly PlainColumn[] }
  | { readonly kind: 'end' }
  | ({ readonly kind: 'rejected' } & Rejection)
  | { readonly kind: 'failed'; readonly message: string }
  /** Files of the lake that cannot be read. */
  | { readonly kind: 'damaged'; readonly files: readonly string[] }
  /** The engine failed before it saw the statement. */
  | { readonly kind: 'unprepared' };

/**
 * Runs one query in its own process. A crash does not affect the gateway, and killing the process ends the query. The
 * process loads only DuckDB, because the caller waits for it to start.
 */
process.once('message', (order: DuckDbRequest) => {
  serve(order)
    .then(() => process.disconnect())
    .catch(() => process.exit(1));
});

async function serve(order: DuckDbRequest): Promise<void> {
  const connection = await openLockedDown(order).catch(() => undefined);
  if (connection === undefined) return send({ kind: 'unprepared' });
  try {
    await runQuery(connection, order);
  } catch (error) {
    const message = messageOf(error);
    const files = mayComeFromFile(message)
      ? await damagedFiles(connection, order.folders, message)
      : [];
    await send(files.length > 0 ? { kind: 'damaged', files } : { kind: 'failed', message });
  }
}

/** Errors of other types are caused by the statement alone, unless they name a file. */
const OF_THE_STATEMENT =
  /"exception_type": ?"(?:Binder|Catalog|Parser|Syntax|Permission|Out of Range|Out of Memory|INTERRUPT)"/;

const mayComeFromFile = (message: string) =>
  message.includes('.parquet') || !OF_THE_STATEMENT.test(message);

async function runQuery(
  connection: DuckDBConnection,
  { statement, parameters }: DuckDbRequest,
): Promise<void> {
  const statements = await connection.extractStatements(statement);
  const rejection = await checkStatement(connection, statement);
  if (rejection !== undefined) return send({ kind: 'rejected', ...rejection });
  const last = statements.count - 1;
  // A PIVOT of columns that come from the data begins with statements that define their types.
  for (let index = 0; index < last; index++) await (await statements.prepare(index)).run();
  const prepared = await statements.prepare(last);
  if (prepared.statementType !== StatementType.SELECT) {
    return send({ kind: 'rejected', message: 'must be a SELECT statement: the lake is read-only' });
  }
  if (prepared.parameterCount !== parameters.length) {
    const message = `has ${prepared.parameterCount} "?" but ${parameters.length} parameters: pass one for each`;
    return send({ kind: 'rejected', message });
  }
  prepared.bind([...parameters]);
  const result = await prepared.stream();
  const readers = result.columnTypes().map(readerOf);
  const names = result.columnNames();
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

/** Opens a connection that can read only the organization's folders. No statement can lift this restriction. */
async function openLockedDown({ folders, disguise, memoryMb, threads }: DuckDbRequest) {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    temp_directory: '', // a query that does not fit into memory fails
  });
  const connection = await instance.connect();
  await connection.run(
    `set allowed_directories = [${Object.values(folders).map(quoteSql).join()}]`,
  );
  await connection.run('set enable_external_access = false');
  await defineViews(connection, folders, disguise);
  await connection.run(TRINO_DIALECT);
  await connection.run('set errors_as_json = true'); // these give the place in the statement
  await connection.run('set lock_configuration = true');
  return connection;
}

const send = (message: DuckDbResponse) =>
  new Promise<void>((resolve, reject) => {
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

async function sendAndWait(message: DuckDbResponse): Promise<void> {
  const nextRequest = new Promise((resolve) => process.once('message', resolve));
  await send(message);
  await nextRequest;
}
