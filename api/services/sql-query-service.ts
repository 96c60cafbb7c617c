import { type RecordBatch, Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { systemScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import { columnsOfTable, plainRows } from '../conversion/table-files.ts';
import type { Database } from '../database/database.ts';
import { type NewSqlQuery, type SqlQueryKey, sqlQueryStore } from '../database/sql-query-store.ts';
import { type Page, toPage } from '../domain/page.ts';
import type { SqlQuery, SqlValue } from '../domain/sql-query.ts';
import { type Wanted, wantedAt } from '../domain/wanted.ts';
import {
  conflict,
  GaitwayError,
  invalidInput,
  limitExceeded,
  notFound,
  unavailable,
} from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { objectKeys } from '../storage/object-keys.ts';
import type { ObjectStore, SignedLink } from '../storage/object-store.ts';
import type { LakeColumn } from '../warehouse/lake.ts';
import { columnsOf, LAKE_TABLE_NAMES } from '../warehouse/lake.ts';
import type { Warehouse, WarehouseResult } from '../warehouse/warehouse.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { type PagingArguments, readPageRequest, writeCursor } from './paging.ts';
import { isId, parseInput } from './parse-input.ts';

/** Of one analyst, waiting or running. */
const MOST_AT_ONCE = 5;
/** A larger answer is refused: an answer is held in memory whole. */
const MAXIMUM_RESULT_BYTES = 64 * 1024 * 1024;
const MAXIMUM_ROWS = 1000;
const RESULT_HOURS = 24;

const startInput = z.object({
  statement: z
    .string()
    .trim()
    .min(1, 'must be one SELECT')
    .max(100_000, 'must have at most 100000 characters')
    .refine((text) => !text.includes('\0'), 'must not contain NUL characters'),
  parameters: z
    .array(z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]), {
      error: 'must be a list of texts, numbers, true, false and null',
    })
    .max(100, 'must be 100 at most')
    .nullish()
    .transform((values): SqlValue[] => values ?? []),
  maxAgeMinutes: z
    .number()
    .int()
    .min(0, 'must be from 0 to 10080')
    .max(10_080, 'must be from 0 to 10080')
    .nullish()
    .transform((minutes) => minutes ?? 0),
});

const queryKey = z
  .tuple([z.iso.datetime(), z.uuid()])
  .transform(([createdAt, id]): SqlQueryKey => ({ createdAt: new Date(createdAt), id }));

export type ResultFormat = 'CSV' | 'PARQUET' | 'ARROW';

const FILES = {
  ARROW: { extension: 'arrow', contentType: 'application/vnd.apache.arrow.stream' },
  CSV: { extension: 'csv', contentType: 'text/csv; charset=utf-8' },
  PARQUET: { extension: 'parquet', contentType: 'application/vnd.apache.parquet' },
} as const;

/** A table that analysts can query. */
export interface LakeTableDescription {
  readonly name: string;
  readonly columns: readonly LakeColumn[];
}

/** A query with what was asked of its result. */
export type SqlQueryView = SqlQuery & { readonly loaded: Readonly<Record<string, unknown>> };

const scope = systemScope('running the queries of analysts');

export interface SqlQueryServiceOptions {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly queue: JobQueue;
  readonly pool: WorkerPool;
  /** Undefined where nobody answers queries. */
  readonly warehouse: Warehouse | undefined;
  readonly now: () => Date;
}

/** SQL over the lake: a query is asked for, run by a job wherever there is room, and its answer kept for a day. */
export class SqlQueryService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #queue: JobQueue;
  readonly #pool: WorkerPool;
  readonly #warehouse: Warehouse | undefined;
  readonly #now: () => Date;
  readonly #running = new Map<string, AbortController>();

  constructor({ database, store, queue, pool, warehouse, now }: SqlQueryServiceOptions) {
    this.#database = database;
    this.#store = store;
    this.#queue = queue;
    this.#pool = pool;
    this.#warehouse = warehouse;
    this.#now = now;
  }

  /** What can be queried. */
  describeLake(viewer: Viewer): readonly LakeTableDescription[] {
    viewer.assertCan('warehouse:query');
    return LAKE_TABLE_NAMES.map((name) => ({ name, columns: columnsOf(name) }));
  }

  /**
   * Has a statement run; answers at once.
   * @throws {GaitwayError} INVALID_INPUT, FORBIDDEN, LIMIT_EXCEEDED while too many of the viewer's are under way,
   * UNAVAILABLE where nobody answers queries
   */
  async start(viewer: Viewer, input: z.input<typeof startInput>): Promise<string> {
    viewer.assertCan('warehouse:query');
    const parsed = parseInput(startInput, input);
    if (this.#warehouse === undefined) throw nobodyAnswers();
    const { organizationId, userId } = viewer;
    const query: NewSqlQuery = { ...parsed, organizationId, userId };
    return this.#database.within(viewer.scope, async (tx) => {
      if ((await sqlQueryStore.countOpen(tx, userId)) >= MOST_AT_ONCE) {
        const message = `waits: ${MOST_AT_ONCE} of your queries are under way. Cancel one, or ask again later`;
        throw limitExceeded('statement', message);
      }
      const id = await sqlQueryStore.insert(tx, query);
      await this.#queue.enqueue(tx, 'run-sql-query', { queryId: id });
      await audit(tx, viewer, 'warehouse:query', { participantIds: [], subjectIds: [id] });
      return id;
    });
  }

  /** One of the viewer's own queries; null for all others. */
  async find(viewer: Viewer, id: string, wanted: Wanted): Promise<SqlQueryView | null> {
    viewer.assertCan('warehouse:query');
    if (!isId(id)) return null;
    const query = await this.#database.within(viewer.scope, (tx) => sqlQueryStore.find(tx, id));
    return query === undefined ? null : this.#view(query, wanted);
  }

  /** The viewer's own queries, the newest first. */
  async history(
    viewer: Viewer,
    paging: PagingArguments,
    wanted: Wanted,
  ): Promise<Page<SqlQueryView>> {
    viewer.assertCan('warehouse:query');
    const request = readPageRequest(paging, queryKey);
    const queries = await this.#database.within(viewer.scope, (tx) =>
      sqlQueryStore.page(tx, viewer.userId, request),
    );
    const below = wantedAt(wanted, 'edges', 'node');
    const views: SqlQueryView[] = [];
    for (const query of queries) views.push(await this.#view(query, below));
    return toPage(views, request, ({ createdAt, id }) => writeCursor({ createdAt, id }));
  }

  /**
   * Gives a query up; one that has ended stays as it is.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async cancel(viewer: Viewer, queryId: string): Promise<void> {
    viewer.assertCan('warehouse:query');
    await this.#database.within(viewer.scope, async (tx) => {
      if (!isId(queryId) || !(await sqlQueryStore.find(tx, queryId))) {
        throw notFound('query', 'queryId');
      }
      await sqlQueryStore.cancel(tx, queryId);
    });
  }

  /** Runs a query to its end. What may go through later is thrown, so that the job is tried again. */
  async run(queryId: string): Promise<void> {
    const running = new AbortController();
    this.#running.set(queryId, running); // before the query is looked at: who cancels it from here on is heard
    try {
      const query = await this.#database.within(scope, async (tx) =>
        (await sqlQueryStore.begin(tx, queryId)) ? sqlQueryStore.find(tx, queryId) : undefined,
      );
      if (query === undefined) return;
      if (this.#warehouse === undefined) throw nobodyAnswers();
      await this.#answer(query, await this.#warehouse.query(query, running.signal));
    } catch (error) {
      if (running.signal.aborted) return this.#leave(running.signal);
      if (!(error instanceof GaitwayError) || error.code === 'UNAVAILABLE') throw error;
      const { code, message } = error;
      await this.#database.within(scope, (tx) =>
        sqlQueryStore.fail(tx, queryId, { code, message }),
      );
    } finally {
      this.#running.delete(queryId);
    }
  }

  /** After the last attempt. */
  async giveUp(queryId: string): Promise<void> {
    const message = 'The query engine could not be reached. Ask again later.';
    await this.#database.within(scope, (tx) =>
      sqlQueryStore.fail(tx, queryId, { code: 'UNAVAILABLE', message }),
    );
  }

  /** Ends a query that was cancelled, if it runs here. */
  stop(queryId: string): void {
    this.#running.get(queryId)?.abort(CANCELLED);
  }

  /** Ends all that run here, for another process to run them. */
  interrupt(): void {
    for (const running of this.#running.values()) running.abort();
  }

  /** Deletes answers that are too old. */
  async forgetOldResults(): Promise<void> {
    const expired = await this.#database.within(scope, (tx) =>
      sqlQueryStore.takeExpired(tx, this.#now()),
    );
    await this.#store.delete(
      ...expired.flatMap((query) =>
        Object.values(FILES).map(({ extension }) => objectKeys.sqlResultAs(query, extension)),
      ),
    );
  }

  /** @throws {GaitwayError} UNAVAILABLE unless it was cancelled */
  #leave({ reason }: AbortSignal): void {
    if (reason !== CANCELLED) throw unavailable('Gaitway is shutting down.');
  }

  async #answer(query: SqlQuery, { schema, batches, statistics }: WarehouseResult): Promise<void> {
    const kept: RecordBatch[] = [];
    let bytes = 0;
    for await (const batch of batches) {
      bytes += batch.data.byteLength;
      if (bytes > MAXIMUM_RESULT_BYTES) {
        const message = `answers more than ${MAXIMUM_RESULT_BYTES / 2 ** 20} MB: aggregate, or take fewer columns or rows`;
        throw limitExceeded('statement', message);
      }
      kept.push(batch);
    }
    const table = new Table(schema, kept);
    const arrow = tableToIPC(table, 'stream');
    await this.#store.put(objectKeys.sqlResult(query), arrow);
    const succeeded = await this.#database.within(scope, (tx) =>
      sqlQueryStore.succeed(tx, query.id, {
        columns: columnsOfTable(table),
        statistics: { ...statistics, rowCount: table.numRows, resultBytes: arrow.length },
        expiresAt: new Date(this.#now().getTime() + RESULT_HOURS * 3_600_000),
      }),
    );
    if (!succeeded) await this.#store.delete(objectKeys.sqlResult(query)); // cancelled at the last moment
  }

  /** Adds what is wanted of the result; what cannot be had is an error in its own place. */
  async #view(query: SqlQuery, wanted: Wanted): Promise<SqlQueryView> {
    const loaded: Record<string, unknown> = {};
    for (const { key, args } of wanted['rows'] ?? []) {
      loaded[key] = await this.#rows(query, args as { offset: number; limit: number }).catch(
        asError,
      );
    }
    for (const { key, args } of wanted['download'] ?? []) {
      const { format } = args as { format: ResultFormat };
      loaded[key] = await this.#download(query, format).catch(asError);
    }
    return { ...query, loaded };
  }

  async #rows(query: SqlQuery, { offset, limit }: { offset: number; limit: number }) {
    if (offset < 0) throw invalidInput({ field: 'offset', message: 'must be 0 or more' });
    if (limit < 1 || limit > MAXIMUM_ROWS) {
      throw invalidInput({ field: 'limit', message: `must be from 1 to ${MAXIMUM_ROWS}` });
    }
    return plainRows(tableFromIPC(await this.#resultOf(query)), offset, limit);
  }

  /** Arrow is there; other files are made when they are first asked for. */
  async #download(query: SqlQuery, format: ResultFormat): Promise<SignedLink> {
    assertAnswered(query);
    const { extension, contentType } = FILES[format];
    const key = objectKeys.sqlResultAs(query, extension);
    if (format !== 'ARROW' && !(await this.#store.head(key))) {
      const arrow = await this.#resultOf(query);
      const file = await this.#pool.run('encodeTable', { arrow, format }, { giveUpInput: true });
      await this.#store.put(key, file);
    }
    return this.#store.signDownload(key, `query-${query.id}.${extension}`, contentType);
  }

  async #resultOf(query: SqlQuery): Promise<Uint8Array> {
    assertAnswered(query);
    const arrow = await this.#store.get(objectKeys.sqlResult(query));
    if (arrow === undefined) throw expired();
    return arrow;
  }
}

const CANCELLED = Symbol('cancelled');

/** @throws {GaitwayError} CONFLICT while there is no answer, or no longer */
function assertAnswered({ state, resultExpiresAt }: SqlQuery): void {
  if (state !== 'SUCCEEDED') throw conflict(`The query has no answer: it is ${state}.`);
  if (resultExpiresAt === null) throw expired();
}

const nobodyAnswers = () =>
  unavailable('Nobody answers queries here: WAREHOUSE has to name an engine.');

const expired = () => conflict(`Answers are kept for ${RESULT_HOURS} hours: run the query again.`);

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('could not be loaded', { cause: error });
