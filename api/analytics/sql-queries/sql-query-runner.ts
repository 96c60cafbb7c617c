import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { sqlQueryStore } from './sql-query-store.ts';
import type { SqlQuery } from '../../domain/sql-query.ts';
import { GaitwayError, invalidInput, isUnavailable, unavailable } from '../../errors.ts';
import type { LakeDamage } from '../lake/lake-damage.ts';
import type { LakeDisguises } from '../lake/lake-disguises.ts';
import { DamagedLake, type Warehouse, type WarehouseResult } from '../warehouse/warehouse.ts';
import { RESULT_HOURS, type SqlQueryResults } from './sql-query-results.ts';

const scope = systemScope('running the queries of analysts');

/** How often a query starts again because files were set aside. Afterwards, the job is retried. */
const MOST_ROUNDS = 10;

const CANCELLED = Symbol('cancelled');

export interface SqlQueryRunnerDependencies {
  readonly database: Database;
  readonly results: SqlQueryResults;
  readonly damage: LakeDamage;
  readonly disguises: LakeDisguises;
  /** Undefined where SQL queries are turned off. */
  readonly warehouse: Warehouse | undefined;
  readonly now: () => Date;
}

/** Runs the queries of this process, each as a job. */
export class SqlQueryRunner {
  readonly #database: Database;
  readonly #results: SqlQueryResults;
  readonly #damage: LakeDamage;
  readonly #disguises: LakeDisguises;
  readonly #warehouse: Warehouse | undefined;
  readonly #now: () => Date;
  readonly #running = new Map<string, AbortController>();

  constructor({
    database,
    results,
    damage,
    disguises,
    warehouse,
    now,
  }: SqlQueryRunnerDependencies) {
    this.#database = database;
    this.#results = results;
    this.#damage = damage;
    this.#disguises = disguises;
    this.#warehouse = warehouse;
    this.#now = now;
  }

  /** Runs a query to its end. Throws temporary errors, so that the job is retried. */
  async run(queryId: string): Promise<void> {
    const running = new AbortController();
    this.#running.set(queryId, running); // before the query is loaded, so that no cancellation is missed
    try {
      const query = await this.#database.within(scope, async (tx) =>
        (await sqlQueryStore.begin(tx, queryId)) ? sqlQueryStore.find(tx, queryId) : undefined,
      );
      if (query === undefined) return;
      if (this.#warehouse === undefined) throw queriesDisabled();
      await this.#execute(this.#warehouse, query, running.signal);
    } catch (thrown) {
      if (running.signal.aborted) return assertCancelled(running.signal);
      const error = thrown instanceof RangeError ? tooLarge() : thrown;
      if (!(error instanceof GaitwayError) || isUnavailable(error)) throw error;
      const { code, message, problems } = error;
      const place = problems[0]?.place ?? null;
      await this.#database.within(scope, (tx) =>
        sqlQueryStore.fail(tx, queryId, { code, message, place }),
      );
    } finally {
      this.#running.delete(queryId);
    }
  }

  /** Marks a query as failed after the job's last attempt. */
  async giveUp(queryId: string): Promise<void> {
    const message = 'The query engine could not be reached. Try again later.';
    await this.#database.within(scope, (tx) =>
      sqlQueryStore.fail(tx, queryId, { code: 'UNAVAILABLE', message, place: null }),
    );
  }

  /** Stops a cancelled query if it runs in this process. */
  stop(queryId: string): void {
    this.#running.get(queryId)?.abort(CANCELLED);
  }

  /** Stops all queries of this process, so that another process can run them. */
  interrupt(): void {
    for (const running of this.#running.values()) running.abort();
  }

  /** Sets damaged files of the lake aside and runs the query again without them. */
  async #execute(warehouse: Warehouse, query: SqlQuery, signal: AbortSignal): Promise<void> {
    const disguise = await this.#disguises.of(query);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      try {
        return await this.#succeed(query, await warehouse.query({ ...query, disguise }, signal));
      } catch (error) {
        if (!(error instanceof DamagedLake)) throw error;
        await this.#damage.setAside(query.organizationId, error.keys);
      }
    }
    throw unavailable('Files of the lake are damaged. They are being written again.');
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
function assertCancelled({ reason }: AbortSignal): void {
  if (reason !== CANCELLED) throw unavailable('Gaitway is shutting down.');
}

/**
 * A part of the statement or its result is too long or too deep. The statement itself causes this, so a retry would
 * fail too.
 */
const tooLarge = () =>
  invalidInput({
    field: 'statement',
    message: 'is too large, or its result is: select fewer rows or columns',
  });

export const queriesDisabled = () =>
  unavailable('SQL queries are turned off on this server: set WAREHOUSE.');
