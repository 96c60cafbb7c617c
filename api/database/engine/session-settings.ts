import type { ClientBase } from 'pg';

/** The limits of each session, in milliseconds; 0 for no limit. */
export interface SessionLimits {
  readonly statementTimeoutMs: number;
  readonly idleInTransactionTimeoutMs: number;
}

/** Settings that the code relies on. A server, a database, a role or a pooler may have other defaults. */
const SETTINGS: Readonly<Record<string, string>> = {
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  search_path: 'public',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
};

/**
 * Sets what the code relies on in a new connection. As a statement, because poolers such as PgBouncer reject or drop most
 * settings of the connection request. Returns the values as the server writes them, such as `30s`.
 */
export async function applySessionSettings(
  client: ClientBase,
  { statementTimeoutMs, idleInTransactionTimeoutMs }: SessionLimits,
): Promise<ReadonlyMap<string, string>> {
  const settings = Object.entries({
    ...SETTINGS,
    statement_timeout: `${statementTimeoutMs}ms`,
    idle_in_transaction_session_timeout: `${idleInTransactionTimeoutMs}ms`,
  });
  const { rows } = await client.query<{ name: string; value: string }>(
    `select name, set_config(name, value, false) as value
      from unnest($1::text[], $2::text[]) as given (name, value)`,
    [settings.map(([name]) => name), settings.map(([, value]) => value)],
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}
