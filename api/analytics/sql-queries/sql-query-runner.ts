import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { sqlQueryStore } from '../stores/sql-query-store.ts';
import type { SqlQuery } from '../../domain/sql-query.ts';
import { GaitwayError, invalidInput, unavailable } from '../../errors.ts';
import type { Warehouse, WarehouseResult } from '../warehouse/warehouse.ts';
import { RESULT_HOURS, type SqlQueryResults } from './sql-query-results.ts';

const scope = systemScope('running the queries of analysts');

const CANCELLED = Symbol('cancelled');

export interface SqlQueryRunnerDependencies {
  readonly database: Database;
  readonly results: SqlQueryResults;
  /** Undefined where nobody answers queries. */
  readonly warehouse: Warehouse | undefined;
  readonly now: () => Date;
}

/** The queries that run in this process, each as a job. */
export class SqlQueryRunner {
  readonly #database: Database;
  readonly #results: SqlQueryResults;
  readonly #warehouse: Warehouse | undefined;
  readonly #now: () => Date;
  readonly #running = new Map<string, AbortController>();

  constructor({ database, results, warehouse, now }: SqlQueryRunnerDependencies) {
    this.#database = database;
    this.#results = results;
    this.#warehouse = warehouse;
    this.#now = now;
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
      await this.#succeed(query, await this.#warehouse.query(query, running.signal));
    } catch (thrown) {
      if (running.signal.aborted) return leave(running.signal);
      const error = thrown instanceof RangeError ? tooMuch() : thrown;
      if (!(error instanceof GaitwayError) || error.code === 'UNAVAILABLE') throw error;
      const { code, message, problems } = error;
      const place = problems[0]?.place ?? null;
      await this.#database.within(scope, (tx) =>
        sqlQueryStore.fail(tx, queryId, { code, message, place }),
      );
    } finally {
      this.#running.delete(queryId);
    }
  }

  /** After the last attempt. */
  async giveUp(queryId: string): Promise<void> {
    const message = 'The query engine could not be reached. Ask again later.';
    await this.#database.within(scope, (tx) =>
      sqlQueryStore.fail(tx, queryId, { code: 'UNAVAILABLE', message, place: null }),
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

  async #succeed(query: SqlQuery, result: WarehouseResult): Promise<void> {
    const { columns, ...size } = await this.#results.keep(query, result);
    const succeeded = await this.#database.within(scope, (tx) =>
      sqlQueryStore.succeed(tx, query.id, {
        columns,
        statistics: { ...result.statistics, ...size },
        expiresAt: new Date(this.#now().getTime() + RESULT_HOURS * 3_600_000),
      }),
    );
    if (!succeeded) await this.#results.delete(query); // cancelled at the last moment
  }
}

/** @throws {GaitwayError} UNAVAILABLE unless it was cancelled */
function leave({ reason }: AbortSignal): void {
  if (reason !== CANCELLED) throw unavailable('Gaitway is shutting down.');
}

/** No neighbour causes it, and it would be the same again: some part of the statement or its answer is too long or too deep. */
const tooMuch = () =>
  invalidInput({
    field: 'statement',
    message: 'is, or returns, more than can be read: ask for less',
  });

export const nobodyAnswers = () =>
  unavailable('SQL queries are turned off on this server: set WAREHOUSE.');
