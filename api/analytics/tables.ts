import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { SqlColumn, SqlQueryState, SqlValue } from '../domain/sql-query.ts';

interface PseudonymKeysTable {
  organization_id: string;
  key: Buffer;
}

interface SqlQueriesTable {
  id: Generated<string>;
  organization_id: string;
  user_id: string;
  statement: string;
  parameters: JSONColumnType<SqlValue[], string, string>;
  max_age_minutes: number;
  state: Generated<SqlQueryState>;
  failure_code: string | null;
  failure_message: string | null;
  failure_line: number | null;
  failure_column: number | null;
  columns: JSONColumnType<SqlColumn[] | null, string | undefined, string>;
  /** PostgreSQL returns int8 as text. */
  row_count: ColumnType<string | null, number | undefined, number>;
  result_bytes: ColumnType<string | null, number | undefined, number>;
  scanned_bytes: ColumnType<string | null, number | null | undefined, number | null>;
  reused: boolean | null;
  created_at: ColumnType<Date, Date | undefined, Date>;
  started_at: ColumnType<Date | null, Date | undefined, Date>;
  ended_at: ColumnType<Date | null, Date | undefined, Date>;
  /** When the result expires from the object store; null when there is no result. */
  result_expires_at: ColumnType<Date | null, Date | undefined, Date | null>;
}

interface SavedQueriesTable {
  user_id: string;
  /** Chosen by the client. */
  id: string;
  organization_id: string;
  name: string;
  statement: string;
  parameters: JSONColumnType<SqlValue[], string, string>;
  saved_at: ColumnType<Date, never, Date>;
}

declare module '../database/tables.ts' {
  interface Tables {
    pseudonym_keys: PseudonymKeysTable;
    saved_queries: SavedQueriesTable;
    sql_queries: SqlQueriesTable;
  }
}
