import { join } from 'node:path';
import type { RecordBatch } from 'apache-arrow';
import { type GaitwayError, invalidInput, limitExceeded, unavailable } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { DuckDbAnswer } from './duckdb-process.ts';
import { type DuckDbSession, startDuckDbSession } from './duckdb-session.ts';
import { toGaitwayError } from './duckdb-errors.ts';
import type { LakeTable } from '../../domain/lake.ts';
import { arrowSchema, toRecordBatch } from './plain-arrow.ts';
import type { Warehouse } from './warehouse.ts';

export interface DuckDbWarehouseOptions {
  /** Where the objects of the folder store lie. */
  readonly objectsFolder: string;
  /** For a query's rows and what it sorts and joins. */
  readonly memoryMb: number;
  readonly threads: number;
  /** A query that takes longer is stopped. */
  readonly timeoutMs: number;
}

/** DuckDB over the Parquet files of the folder store: a process for each query, locked into one organization's lake. */
export function createDuckDbWarehouse(options: DuckDbWarehouseOptions): Warehouse {
  const { objectsFolder, memoryMb, threads, timeoutMs } = options;

  async function nextAnswer(
    session: DuckDbSession,
    statement: string,
    signal: AbortSignal | undefined,
  ) {
    const answer = await session.next();
    signal?.throwIfAborted();
    if (answer !== undefined && answer.kind !== 'refused' && answer.kind !== 'failed')
      return answer;
    session.stop();
    throw whyEnded(answer, statement, session);
  }

  function whyEnded(
    answer: Refusal | undefined,
    statement: string,
    { isOutOfTime, isBroken }: DuckDbSession,
  ): GaitwayError {
    if (isOutOfTime) {
      return limitExceeded('statement', `ran longer than ${timeoutMs / 1000} s: ask for less`);
    }
    if (isBroken) {
      const message = 'broke the query engine: ask for less, or write it in another way';
      return invalidInput({ field: 'statement', message });
    }
    if (answer === undefined) return unavailable('The query engine ended unexpectedly.');
    return toGaitwayError(answer.message, { statement, memoryMb });
  }

  return {
    async query({ organizationId, statement, parameters }, signal) {
      const folderOf = (table: LakeTable) =>
        join(objectsFolder, objectKeys.lakeTable(organizationId, table));
      const folders = { recordings: folderOf('recordings'), samples: folderOf('samples') };
      const order = { statement, parameters, folders, memoryMb, threads };
      const session = await startDuckDbSession(order, { timeoutMs, signal });
      const head = await nextAnswer(session, statement, signal);
      if (head.kind !== 'columns') throw new Error('the columns come first');
      const schema = arrowSchema(head.columns);

      async function* batches(): AsyncGenerator<RecordBatch> {
        try {
          for (;;) {
            const answer = await nextAnswer(session, statement, signal);
            if (answer.kind !== 'rows') return;
            yield toRecordBatch(schema, answer.count, answer.columns);
          }
        } finally {
          session.stop();
        }
      }
      return {
        schema,
        batches: batches(),
        statistics: { scannedBytes: null, reused: false }, // every query reads the files themselves
      };
    },
  };
}

type Refusal = Extract<DuckDbAnswer, { kind: 'refused' | 'failed' }>;
