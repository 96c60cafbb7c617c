import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { tableFromIPC } from 'apache-arrow';
import { z } from 'zod';
import {
  CancelSqlQueryDocument,
  type GaitwayClient,
  SqlQueryByIdDocument,
  type SqlQueryStateFragment,
  type SqlResultFormat,
  SqlResultDocument,
  StartSqlQueryDocument,
} from '../../client/gaitway-client.ts';
import { columnsOfTable, plainRows } from '../conversion/table-files.ts';
import type { SqlValue } from '../domain/sql-query.ts';
import { CommandError } from './known-problem.ts';
import { signIn } from './sign-in.ts';
import { formatTable } from './text-table.ts';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;
/** The maximum number of rows in a printed table. Files contain all rows. */
const MOST_ROWS_SHOWN = 1000;

const optionsSchema = z.object({
  url: z.url('must be a URL').optional(),
  email: z.string().optional(),
  passwordFile: z.string().optional(),
  format: z.enum(['table', 'csv', 'json', 'arrow', 'parquet'], {
    error: 'must be table, csv, json, arrow or parquet',
  }),
  param: z.array(z.string()).default([]),
});
type QueryOptions = z.output<typeof optionsSchema>;

/** `gaitway query`: writes the result to standard output, everything else to standard error. */
export async function runQuery(statement: string, given: object): Promise<void> {
  const parsed = optionsSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandError(`--${issue!.path.join('.')} ${issue!.message}`);
  }
  const client = await signIn(parsed.data);
  const id = await runToEnd(client, statement, parsed.data.param.map(readParameter));
  await write(client, id, parsed.data.format);
}

/** Runs the statement to its end. Ctrl-C cancels it. Returns the query's id. */
async function runToEnd(
  client: GaitwayClient,
  statement: string,
  parameters: SqlValue[],
): Promise<string> {
  const { startSqlQuery } = await client.request(StartSqlQueryDocument, {
    input: { statement, parameters },
  });
  const { id } = startSqlQuery.query;
  const interrupted = new AbortController();
  once(process, 'SIGINT', { signal: interrupted.signal }).then(
    () => interrupted.abort(),
    () => undefined, // the query ended first
  );
  try {
    return assertSucceeded(await settled(client, startSqlQuery.query, interrupted.signal));
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    await client.request(CancelSqlQueryDocument, { input: { queryId: id } });
    throw new CommandError('Cancelled.');
  } finally {
    interrupted.abort();
  }
}

async function settled(
  client: GaitwayClient,
  query: SqlQueryStateFragment,
  signal: AbortSignal,
): Promise<SqlQueryStateFragment> {
  let state: SqlQueryStateFragment | null = query;
  for (let ms = FIRST_WAIT_MS; state?.state === 'QUEUED' || state?.state === 'RUNNING';) {
    await pause(ms, undefined, { signal });
    ms = Math.min(ms * 1.5, LONGEST_WAIT_MS);
    state = (await client.request(SqlQueryByIdDocument, { id: query.id })).sqlQuery;
  }
  if (state === null) throw new CommandError('The query no longer exists.');
  return state;
}

function assertSucceeded({ id, state, failure }: SqlQueryStateFragment): string {
  if (failure) throw new CommandError(`${failure.message} (${failure.code})`);
  if (state !== 'SUCCEEDED') throw new CommandError(`The query was ${state.toLowerCase()}.`);
  return id;
}

async function write(
  client: GaitwayClient,
  id: string,
  format: QueryOptions['format'],
): Promise<void> {
  const isFile = format === 'csv' || format === 'parquet' || format === 'arrow';
  const resultFormat = (isFile ? format.toUpperCase() : 'ARROW') as SqlResultFormat;
  const { sqlQuery } = await client.request(SqlResultDocument, { id, format: resultFormat });
  const response = await fetch(sqlQuery!.download.url);
  if (!response.ok)
    throw new CommandError(`The result could not be downloaded (HTTP ${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (isFile) {
    process.stdout.write(bytes);
    return;
  }
  const table = tableFromIPC(bytes);
  const names = columnsOfTable(table).map(({ name }) => name);
  if (format === 'json') {
    for (const row of plainRows(table, 0, table.numRows)) {
      console.log(jsonLine(names, row));
    }
    return;
  }
  console.log(formatTable(names, plainRows(table, 0, MOST_ROWS_SHOWN)));
  const hidden = Math.max(0, table.numRows - MOST_ROWS_SHOWN);
  console.error(
    `${table.numRows} ${table.numRows === 1 ? 'row' : 'rows'}${hidden > 0 ? `, ${hidden} not shown` : ''}`,
  );
}

/** One row as an object, its keys in the order of the columns: JavaScript would put names that look like numbers first. */
const jsonLine = (names: readonly string[], row: readonly SqlValue[]) =>
  `{${names.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(row[index])}`).join()}}`;

/** Parses numbers, true, false, null and quoted texts as JSON. Any other value is a text. */
function readParameter(text: string): SqlValue {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object') return value as SqlValue;
  } catch {
    // not JSON: a plain text
  }
  return text;
}
