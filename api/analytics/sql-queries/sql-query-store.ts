import type { PageRequest } from '../../domain/page.ts';
import type {
  SqlColumn,
  SqlFailure,
  SqlQuery,
  SqlQueryState,
  SqlQueryStatistics,
  SqlValue,
} from '../../domain/sql-query.ts';
import { sql } from 'kysely';
import type { ScopedTransaction } from '../../database/database.ts';
import { exactText } from '../../database/stores/sql-text.ts';

/** The channel that carries the id of each cancelled query to all processes. */
export const QUERY_CANCELLED = 'sql_query_cancelled';

export interface NewSqlQuery {
  readonly organizationId: string;
  readonly userId: string;
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
  readonly maxAgeMinutes: number;
}

/** The sort key of the history, which is newest first. */
export interface SqlQueryKey {
  /** When it was created, to the microsecond. */
  readonly createdInstant: string;
  readonly id: string;
}

/** Statements on the queries of analysts. */
export const sqlQueryStore = {
  async insert(tx: ScopedTransaction, query: NewSqlQuery): Promise<string> {
    const { id } = await tx.sql
      .insertInto('sql_queries')
      .values({
        organization_id: query.organizationId,
        user_id: query.userId,
        statement: query.statement,
        parameters: JSON.stringify(query.parameters),
        max_age_minutes: query.maxAgeMinutes,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  async find(tx: ScopedTransaction, id: string): Promise<SqlQuery | undefined> {
    const row = await selectQueries(tx).where('id', '=', id).executeTakeFirst();
    return row && toQuery(row);
  },

  /** Returns a user's queries, newest first. Returns one more than `first`, which shows whether there is a next page. */
  async page(
    tx: ScopedTransaction,
    userId: string,
    { first, after }: PageRequest<SqlQueryKey>,
  ): Promise<(SqlQuery & SqlQueryKey)[]> {
    const rows = await selectQueries(tx)
      .select(sql<string>`${sql.raw(exactText('created_at'))}`.as('created_instant'))
      .where('user_id', '=', userId)
      .$if(after !== null, (query) =>
        query.where((eb) =>
          eb(
            eb.refTuple('created_at', 'id'),
            '<',
            eb.tuple(sql<Date>`${after!.createdInstant}::timestamptz`, after!.id),
          ),
        ),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(first + 1)
      .execute();
    return rows.map((row) => ({ ...toQuery(row), createdInstant: row.created_instant }));
  },

  /** Returns how many of a user's queries are queued or running. */
  async countOpen(tx: ScopedTransaction, userId: string): Promise<number> {
    const { count } = await tx.sql
      .selectFrom('sql_queries')
      .where('user_id', '=', userId)
      .where('state', 'in', OPEN)
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow();
    return count;
  },

  /** Returns false when the query has already ended. A query whose process was killed starts again. */
  async begin(tx: ScopedTransaction, id: string): Promise<boolean> {
    const { numUpdatedRows } = await tx.sql
      .updateTable('sql_queries')
      .set({ state: 'RUNNING', started_at: new Date() })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Returns false when the query was cancelled meanwhile. */
  async succeed(
    tx: ScopedTransaction,
    id: string,
    {
      columns,
      statistics,
      expiresAt,
    }: {
      readonly columns: readonly SqlColumn[];
      readonly statistics: SqlQueryStatistics;
      readonly expiresAt: Date;
    },
  ): Promise<boolean> {
    const { numUpdatedRows } = await tx.sql
      .updateTable('sql_queries')
      .set({
        state: 'SUCCEEDED',
        columns: JSON.stringify(columns),
        row_count: statistics.rowCount,
        result_bytes: statistics.resultBytes,
        scanned_bytes: statistics.scannedBytes,
        reused: statistics.reused,
        ended_at: new Date(),
        result_expires_at: expiresAt,
      })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  async fail(tx: ScopedTransaction, id: string, failure: SqlFailure): Promise<void> {
    await tx.sql
      .updateTable('sql_queries')
      .set({
        state: 'FAILED',
        failure_code: failure.code,
        failure_message: failure.message,
        failure_line: failure.place?.line ?? null,
        failure_column: failure.place?.column ?? null,
        ended_at: new Date(),
      })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .execute();
  },

  /** Cancels a query in whichever process it runs. A query that has ended stays as it is. */
  async cancel(tx: ScopedTransaction, id: string): Promise<void> {
    const { numUpdatedRows } = await tx.sql
      .updateTable('sql_queries')
      .set({ state: 'CANCELLED', ended_at: new Date() })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .executeTakeFirst();
    if (numUpdatedRows === 1n) {
      await sql`select pg_notify(${QUERY_CANCELLED}, ${id})`.execute(tx.sql);
    }
  },

  /** Marks expired results as gone. Returns the queries that they belonged to. */
  async takeExpired(
    tx: ScopedTransaction,
    now: Date,
  ): Promise<{ readonly id: string; readonly organizationId: string }[]> {
    return tx.sql
      .updateTable('sql_queries')
      .set({ result_expires_at: null })
      .where('result_expires_at', '<', now)
      .returning(['id', 'organization_id as organizationId'])
      .execute();
  },
};

const OPEN = ['QUEUED', 'RUNNING'] as const satisfies SqlQueryState[];

const selectQueries = (tx: ScopedTransaction) => tx.sql.selectFrom('sql_queries').selectAll();

type Row = Awaited<ReturnType<ReturnType<typeof selectQueries>['executeTakeFirstOrThrow']>>;

function toQuery(row: Row): SqlQuery {
  const succeeded = row.row_count !== null && row.result_bytes !== null;
  return {
    id: row.id,
    organizationId: row.organization_id,
    userId: row.user_id,
    statement: row.statement,
    parameters: row.parameters,
    maxAgeMinutes: row.max_age_minutes,
    state: row.state,
    failure: toFailure(row),
    columns: row.columns,
    statistics: succeeded
      ? {
          rowCount: Number(row.row_count),
          resultBytes: Number(row.result_bytes),
          scannedBytes: row.scanned_bytes === null ? null : Number(row.scanned_bytes),
          reused: row.reused ?? false,
        }
      : null,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    resultExpiresAt: row.result_expires_at,
  };
}

function toFailure(row: Row): SqlFailure | null {
  if (row.failure_code === null) return null;
  const { failure_line: line, failure_column: column } = row;
  return {
    code: row.failure_code,
    message: row.failure_message ?? '',
    place: line === null || column === null ? null : { line, column },
  };
}
