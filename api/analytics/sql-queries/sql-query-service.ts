import { z } from 'zod';
import { audit } from '../../auth/audit-log.ts';
import { systemScope } from '../../auth/scope.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { type NewSqlQuery, type SqlQueryKey, sqlQueryStore } from './sql-query-store.ts';
import { type Page, toPage } from '../../domain/page.ts';
import type { SqlQuery } from '../../domain/sql-query.ts';
import { type Selection, selectionAt } from '../../domain/selection.ts';
import { limitExceeded, notFound } from '../../errors.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import type { LakeColumn } from '../../domain/lake.ts';
import { columnsOf, LAKE_TABLE_NAMES } from '../../domain/lake.ts';
import {
  cursorInstant,
  type PagingArguments,
  readPageRequest,
  writeCursor,
} from '../../services/paging.ts';
import { loadFields } from '../../services/loading/load-fields.ts';
import type { Read, UnauditedFieldTable } from '../../services/loading/read-session.ts';
import { findNamed, parseInput } from '../../services/parse-input.ts';
import { sqlQueryFields } from './sql-query-fields.ts';
import type { SqlQueryResults } from './sql-query-results.ts';
import { queriesDisabled } from './sql-query-runner.ts';
import { parametersInput, statementInput } from './statement-input.ts';
import { runSqlQueryJob } from './run-sql-query.job.ts';

/** Queued or running queries per analyst. */
const MOST_AT_ONCE = 5;

const startInput = z.object({
  statement: statementInput,
  parameters: parametersInput,
  maxAgeMinutes: z
    .number()
    .int()
    .min(0, 'must be from 0 to 10080')
    .max(10_080, 'must be from 0 to 10080')
    .nullish()
    .transform((minutes) => minutes ?? 0),
});

const queryKey = z
  .tuple([cursorInstant, z.uuid()])
  .transform(([createdInstant, id]): SqlQueryKey => ({ createdInstant, id }));

/** A table that analysts can query. */
export interface LakeTableDescription {
  readonly name: string;
  readonly columns: readonly LakeColumn[];
}

/** A query with the parts of its result that the caller selected. */
export type SqlQueryView = SqlQuery & { readonly loaded?: Readonly<Record<string, unknown>> };

export interface SqlQueryServiceDependencies {
  readonly database: Database;
  readonly read: Read;
  readonly queue: JobQueue;
  readonly results: SqlQueryResults;
  /** Whether SQL queries are turned on. */
  readonly isOpen: boolean;
  readonly now: () => Date;
}

/** SQL over the lake. Each query runs as a job, in any process with a free slot, and its result is kept for a day. */
export class SqlQueryService {
  readonly #database: Database;
  readonly #read: Read;
  readonly #queue: JobQueue;
  readonly #results: SqlQueryResults;
  readonly #isOpen: boolean;
  readonly #now: () => Date;
  readonly #fields: UnauditedFieldTable<SqlQuery>;

  constructor({ database, read, queue, results, isOpen, now }: SqlQueryServiceDependencies) {
    this.#database = database;
    this.#read = read;
    this.#queue = queue;
    this.#results = results;
    this.#isOpen = isOpen;
    this.#now = now;
    this.#fields = sqlQueryFields(results);
  }

  /** Returns the tables that can be queried. */
  describeLake(viewer: Viewer): readonly LakeTableDescription[] {
    viewer.assertCan('warehouse:query');
    return LAKE_TABLE_NAMES.map((name) => ({ name, columns: columnsOf(name) }));
  }

  /**
   * Starts a query and returns its id without waiting for it. Poll `find` until `state` is final.
   * @throws {GaitwayError} INVALID_INPUT, FORBIDDEN, LIMIT_EXCEEDED while the viewer has too many queries running,
   *   UNAVAILABLE where SQL queries are turned off
   */
  async start(viewer: Viewer, input: z.input<typeof startInput>): Promise<string> {
    viewer.assertCan('warehouse:query');
    const parsed = parseInput(startInput, input);
    if (!this.#isOpen) throw queriesDisabled();
    const { organizationId, userId } = viewer;
    const query: NewSqlQuery = { ...parsed, organizationId, userId };
    return this.#database.within(viewer.scope, async (tx) => {
      if ((await sqlQueryStore.countOpen(tx, userId)) >= MOST_AT_ONCE) {
        const message = `You already have ${MOST_AT_ONCE} queries running. Cancel one or try again later.`;
        throw limitExceeded('statement', message);
      }
      const id = await sqlQueryStore.insert(tx, query);
      await this.#queue.enqueue(tx, runSqlQueryJob, { queryId: id });
      await audit(tx, viewer, 'warehouse:query', { participantIds: [], subjectIds: [id] });
      return id;
    });
  }

  /** Returns one of the viewer's own queries; null for any other. */
  async find(viewer: Viewer, id: string, selection: Selection): Promise<SqlQueryView | null> {
    viewer.assertCan('warehouse:query');
    const query = await findNamed(id, (known) =>
      this.#database.within(viewer.scope, (tx) => sqlQueryStore.find(tx, known)),
    );
    if (query === undefined) return null;
    const [view] = await this.#withResults(viewer, [query], selection);
    return view!;
  }

  /** Returns the viewer's own queries, newest first. */
  async history(
    viewer: Viewer,
    paging: PagingArguments,
    selection: Selection,
  ): Promise<Page<SqlQueryView>> {
    viewer.assertCan('warehouse:query');
    const request = readPageRequest(paging, queryKey);
    const queries = await this.#database.within(viewer.scope, (tx) =>
      sqlQueryStore.page(tx, viewer.userId, request),
    );
    const below = selectionAt(selection, 'edges', 'node');
    const views = await this.#withResults(viewer, queries, below);
    return toPage(views, request, ({ createdInstant, id }) => writeCursor({ createdInstant, id }));
  }

  /**
   * Cancels a query. A query that has ended stays as it is.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async cancel(viewer: Viewer, queryId: string): Promise<void> {
    viewer.assertCan('warehouse:query');
    await this.#database.within(viewer.scope, async (tx) => {
      const query = await findNamed(queryId, (id) => sqlQueryStore.find(tx, id));
      if (query === undefined) throw notFound('query', 'queryId');
      await sqlQueryStore.cancel(tx, query.id);
    });
  }

  /** Deletes expired results. */
  async forgetOldResults(): Promise<void> {
    const expired = await this.#database.within(systemScope('results that are too old'), (tx) =>
      sqlQueryStore.takeExpired(tx, this.#now()),
    );
    await this.#results.delete(...expired);
  }

  /** Adds the selected parts of the results. A part that cannot be loaded becomes an error in its own field. */
  #withResults<Query extends SqlQuery>(
    viewer: Viewer,
    queries: readonly Query[],
    selection: Selection,
  ): Promise<readonly (Query & SqlQueryView)[]> {
    return this.#read(viewer, async (session) => {
      const fieldsOf = await loadFields(session, this.#fields, queries, selection);
      return queries.map((query) => ({ ...query, ...fieldsOf(query) }));
    });
  }
}
