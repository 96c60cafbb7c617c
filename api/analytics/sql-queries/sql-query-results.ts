import { type RecordBatch, type Schema, Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { needsSettling } from '../../conversion/exact-columns.ts';
import { columnsOfTable, plainRows } from '../../conversion/table-files.ts';
import type { SqlQuery } from '../../domain/sql-query.ts';
import { conflict, invalidInput, limitExceeded } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore, SignedLink } from '../../storage/object-store.ts';
import type { WarehouseResult } from '../warehouse/warehouse.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';

/** A larger result is rejected, because the whole result is held in memory. */
const MAXIMUM_RESULT_BYTES = 64 * 1024 * 1024;
const MAXIMUM_ROWS = 1000;

/** How long a result is kept. */
export const RESULT_HOURS = 24;

/** The file formats of a result. */
export const RESULT_FORMATS = ['CSV', 'PARQUET', 'ARROW'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

const FILES = {
  ARROW: { extension: 'arrow', contentType: 'application/vnd.apache.arrow.file' },
  CSV: { extension: 'csv', contentType: 'text/csv; charset=utf-8' },
  PARQUET: { extension: 'parquet', contentType: 'application/vnd.apache.parquet' },
} as const;

export interface SqlQueryResultsDependencies {
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
}

/** Stores results as objects: the Arrow stream that a query produces, and the files made from it. */
export class SqlQueryResults {
  readonly #store: ObjectStore;
  readonly #pool: WorkerPool;

  constructor({ store, pool }: SqlQueryResultsDependencies) {
    this.#store = store;
    this.#pool = pool;
  }

  /**
   * Stores a result. Returns its columns, its number of rows and its size in bytes.
   * @throws {GaitwayError} LIMIT_EXCEEDED when it is too large
   */
  async keep(query: SqlQuery, { schema, batches }: WarehouseResult) {
    const kept: RecordBatch[] = [];
    let bytes = 0;
    for await (const batch of batches) {
      bytes += batch.data.byteLength;
      if (bytes > MAXIMUM_RESULT_BYTES) {
        const message = `returns more than ${MAXIMUM_RESULT_BYTES / 2 ** 20} MB: aggregate, or select fewer columns or rows`;
        throw limitExceeded('statement', message);
      }
      kept.push(batch);
    }
    const arrow = await this.#settled(schema, tableToIPC(new Table(schema, kept), 'stream'));
    const table = tableFromIPC(arrow);
    await this.#store.put(objectKeys.sqlResult(query), arrow);
    return {
      columns: columnsOfTable(table),
      rowCount: table.numRows,
      resultBytes: arrow.length,
    };
  }

  /** @throws {GaitwayError} INVALID_INPUT, CONFLICT when the query has no result yet or it has expired */
  async rows(query: SqlQuery, { offset, limit }: { offset: number; limit: number }) {
    if (offset < 0) throw invalidInput({ field: 'offset', message: 'must be 0 or more' });
    if (limit < 1 || limit > MAXIMUM_ROWS) {
      throw invalidInput({ field: 'limit', message: `must be from 1 to ${MAXIMUM_ROWS}` });
    }
    return plainRows(tableFromIPC(await this.#arrowOf(query)), offset, limit);
  }

  /**
   * Returns a link to a result file, which is made on first request.
   * @throws {GaitwayError} CONFLICT when the query has no result yet or it has expired
   */
  async download(query: SqlQuery, format: ResultFormat): Promise<SignedLink> {
    assertHasResult(query);
    const { extension, contentType } = FILES[format];
    const key = objectKeys.sqlResultAs(query, extension);
    if (!(await this.#store.head(key))) {
      const arrow = await this.#arrowOf(query);
      const file = await this.#pool.run('encodeTable', { arrow, format }, { giveUpInput: true });
      await this.#store.put(key, file);
    }
    return this.#store.signDownload(key, `query-${query.id}.${extension}`, contentType);
  }

  /** Deletes all files of these queries. */
  async delete(...queries: readonly Pick<SqlQuery, 'id' | 'organizationId'>[]): Promise<void> {
    await this.#store.delete(
      ...queries.flatMap((query) => [
        objectKeys.sqlResult(query),
        ...Object.values(FILES).map(({ extension }) => objectKeys.sqlResultAs(query, extension)),
      ]),
    );
  }

  async #settled(schema: Schema, arrow: Uint8Array): Promise<Uint8Array> {
    if (!needsSettling(schema)) return arrow;
    return this.#pool.run('settleColumns', { arrow }, { giveUpInput: true });
  }

  async #arrowOf(query: SqlQuery): Promise<Uint8Array> {
    assertHasResult(query);
    const arrow = await this.#store.get(objectKeys.sqlResult(query));
    if (arrow === undefined) throw expired();
    return arrow;
  }
}

/** @throws {GaitwayError} CONFLICT when the query has no result yet or it has expired */
function assertHasResult({ state, resultExpiresAt }: SqlQuery): void {
  if (state !== 'SUCCEEDED') throw conflict(`The query has no result: it is ${state}.`);
  if (resultExpiresAt === null) throw expired();
}

const expired = () =>
  conflict(`The result has expired after ${RESULT_HOURS} hours. Run the query again.`);
