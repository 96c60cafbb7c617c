import { join, relative } from 'node:path';
import type { RecordBatch } from 'apache-arrow';
import { invalidInput, limitExceeded, unavailable } from '../../errors.ts';
import { placeAfterBytes } from '../../domain/text-place.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { DuckDbResponse } from './duckdb-process.ts';
import { type DuckDbSession, startDuckDbSession } from './duckdb-session.ts';
import { toGaitwayError } from './duckdb-errors.ts';
import type { LakeTable } from '../../domain/lake.ts';
import { arrowSchema, toRecordBatch } from './plain-arrow.ts';
import { statementFault } from './statement-fault.ts';
import { DamagedLake, type Warehouse } from './warehouse.ts';

export interface DuckDbWarehouseOptions {
  /** The folder store's folder of objects. */
  readonly objectsFolder: string;
  /** The memory limit of a query, for its rows, sorts and joins. */
  readonly memoryMb: number;
  readonly threads: number;
  /** A query that runs longer is stopped. */
  readonly timeoutMs: number;
}

/** Queries the Parquet files of the folder store with DuckDB. Each query has its own process, which can read one organization's lake. */
export function createDuckDbWarehouse(options: DuckDbWarehouseOptions): Warehouse {
  const { objectsFolder, memoryMb, threads, timeoutMs } = options;

  async function nextResponse(
    session: DuckDbSession,
    statement: string,
    signal: AbortSignal | undefined,
  ) {
    const response = await session.next();
    signal?.throwIfAborted();
    if (response !== undefined && !isFailure(response)) return response;
    session.stop();
    throw errorOf(response, statement, session);
  }

  function errorOf(
    response: Failure | undefined,
    statement: string,
    { isOutOfTime, isBroken }: DuckDbSession,
  ): Error {
    if (isOutOfTime) {
      return limitExceeded('statement', `ran longer than ${timeoutMs / 1000} s: select less data`);
    }
    if (isBroken) {
      const message = 'crashed the query engine: select less data, or write it differently';
      return invalidInput({ field: 'statement', message });
    }
    if (response === undefined) return unavailable('The query engine ended unexpectedly.');
    if (response.kind === 'unprepared')
      return unavailable('The query engine could not be prepared.');
    if (response.kind === 'damaged') return new DamagedLake(response.files.map(keyOf));
    if (response.kind === 'rejected') {
      const { message, at } = response;
      return statementFault(message, at === undefined ? null : placeAfterBytes(statement, at));
    }
    return toGaitwayError(response.message, { statement, memoryMb, objectsFolder });
  }

  const keyOf = (file: string) => relative(objectsFolder, file).replaceAll('\\', '/');

  return {
    async query({ organizationId, disguise, statement, parameters }, signal) {
      const folderOf = (table: LakeTable) =>
        join(objectsFolder, objectKeys.lakeTable(organizationId, table));
      const folders = { recordings: folderOf('recordings'), samples: folderOf('samples') };
      const order = { statement, parameters, disguise, folders, memoryMb, threads };
      const session = await startDuckDbSession(order, { timeoutMs, signal });
      const head = await nextResponse(session, statement, signal);
      if (head.kind !== 'columns') throw new Error('The first response must be the columns.');
      const schema = arrowSchema(head.columns);

      async function* batches(): AsyncGenerator<RecordBatch> {
        try {
          for (;;) {
            const response = await nextResponse(session, statement, signal);
            if (response.kind !== 'rows') return;
            yield toRecordBatch(schema, response.count, response.columns);
          }
        } finally {
          session.stop();
        }
      }
      return {
        schema,
        batches: batches(),
        statistics: { scannedBytes: null, reused: false }, // every query reads the files again
      };
    },
  };
}

type Failure = Extract<DuckDbResponse, { kind: 'rejected' | 'failed' | 'damaged' | 'unprepared' }>;

const FAILURES: ReadonlySet<string> = new Set<Failure['kind']>([
  'rejected',
  'failed',
  'damaged',
  'unprepared',
]);

const isFailure = (response: DuckDbResponse): response is Failure => FAILURES.has(response.kind);
