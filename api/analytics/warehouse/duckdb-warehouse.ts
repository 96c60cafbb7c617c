import { join } from 'node:path';
import type { RecordBatch } from 'apache-arrow';
import { type GaitwayError, invalidInput, limitExceeded, unavailable } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { DuckDbResponse } from './duckdb-process.ts';
import { type DuckDbSession, startDuckDbSession } from './duckdb-session.ts';
import { toGaitwayError } from './duckdb-errors.ts';
import type { LakeTable } from '../../domain/lake.ts';
import { arrowSchema, toRecordBatch } from './plain-arrow.ts';
import type { Warehouse } from './warehouse.ts';

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
    if (response !== undefined && response.kind !== 'rejected' && response.kind !== 'failed')
      return response;
    session.stop();
    throw errorOf(response, statement, session);
  }

  function errorOf(
    response: Rejection | undefined,
    statement: string,
    { isOutOfTime, isBroken }: DuckDbSession,
  ): GaitwayError {
    if (isOutOfTime) {
      return limitExceeded('statement', `ran longer than ${timeoutMs / 1000} s: select less data`);
    }
    if (isBroken) {
      const message = 'crashed the query engine: select less data, or write it differently';
      return invalidInput({ field: 'statement', message });
    }
    if (response === undefined) return unavailable('The query engine ended unexpectedly.');
    return toGaitwayError(response.message, { statement, memoryMb });
  }

  return {
    async query({ organizationId, statement, parameters }, signal) {
      const folderOf = (table: LakeTable) =>
        join(objectsFolder, objectKeys.lakeTable(organizationId, table));
      const folders = { recordings: folderOf('recordings'), samples: folderOf('samples') };
      const order = { statement, parameters, folders, memoryMb, threads };
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

type Rejection = Extract<DuckDbResponse, { kind: 'rejected' | 'failed' }>;
