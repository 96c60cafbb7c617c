import { EventEmitter } from 'node:events';
import { Client, type ClientConfig, Pool } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import type { Log } from '../../log.ts';
import { HOLD_CLASS, type PostgresEngine } from '../database.ts';
import { retryingConnect } from './retrying-connect.ts';

const RECONNECT_MS = 1000;
/** For a connection, new or given back by somebody; then the caller hears that the database is out of reach. */
const CONNECT_MS = 10_000;
const HOLD = 'select pg_try_advisory_lock($1, hashtext($2))';
const RELEASE = 'select pg_advisory_unlock($1, hashtext($2))';
/** Beyond the server's own limit, for a server that is gone without a word. */
const SILENCE_MS = 5000;

export interface ServerPostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  readonly poolSize: number;
  /** A statement that takes longer is ended by the server; 0 for no limit. */
  readonly statementTimeoutMs: number;
  /** A transaction that waits longer for its next statement is ended by the server; 0 for no limit. */
  readonly idleInTransactionTimeoutMs: number;
  /** PEM of the authorities that the server's certificate must come from; its name must match too. */
  readonly certificateAuthority?: string | undefined;
  /** Asked for each new connection, so that a rotated password is picked up; without it, the URL's. */
  readonly password?: (() => Promise<string>) | undefined;
  readonly log: Log;
}

/** A PostgreSQL server. */
export function openServerPostgres(options: ServerPostgresOptions): PostgresEngine {
  const { log } = options;
  const config = clientConfig(options);
  const pool = new Pool({
    ...config,
    max: options.poolSize,
    connectionTimeoutMillis: CONNECT_MS,
    fallback_application_name: 'gaitway', // a name in the URL wins
  });
  retryingConnect(pool, CONNECT_MS);
  // A broken idle connection is dropped from the pool; the next statement opens another.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  // One that breaks in use fails the statement that uses it, which reports it.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const listeners = new EventEmitter();
  /** What `advisoryLock` has taken: a new connection takes it again. */
  const held = new Set<string>();
  let listening: Promise<Client> | undefined;
  let closing = false;

  /** One connection of its own hears all channels; when it breaks, the next one hears them again. */
  async function connectListener(): Promise<Client> {
    const client = new Client({ ...config, application_name: 'gaitway-listener' });
    client.on('notification', ({ channel, payload }) => listeners.emit(channel, payload ?? ''));
    client.on('error', (error) => log.warn({ err: error }, 'the listening connection broke'));
    await client.connect();
    client.once('end', () => {
      if (!closing) listening = reconnect();
    });
    for (const channel of listeners.eventNames()) await client.query(`listen "${String(channel)}"`);
    for (const name of held) await client.query(HOLD, [HOLD_CLASS, name]);
    return client;
  }

  async function reconnect(): Promise<Client> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS).unref());
      try {
        return await connectListener();
      } catch (error) {
        if (closing) throw error;
        log.warn({ err: error }, 'cannot listen to the database yet');
      }
    }
  }

  let asked: Promise<unknown> = Promise.resolve();

  /** Asks on the listening connection, one thing after the other: pg will not queue for long. */
  function ask(text: string, values: readonly unknown[] = []): Promise<unknown> {
    const answer = asked.then(async () => {
      const client = await (listening ??= connectListener());
      return client.query(text, [...values]);
    });
    asked = answer.catch(() => undefined);
    return answer;
  }

  return {
    pool,
    async listen(channel, onNotify) {
      listeners.on(channel, onNotify);
      await ask(`listen "${channel}"`);
    },
    // On the listening connection, which lives as long as the process: Postgres lets go of what it holds when it ends.
    async advisoryLock(name) {
      // When the connection breaks, Postgres lets go until there is a new one; what is held is right to be done twice.
      const settle = (text: string) => ask(text, [HOLD_CLASS, name]).catch(() => undefined);
      await settle(HOLD);
      held.add(name); // not before: the lock counts how often it was taken
      return async () => {
        held.delete(name);
        await settle(RELEASE);
      };
    },
    async close() {
      closing = true;
      await (await listening?.catch(() => undefined))?.end();
      if (!pool.ended) await pool.end();
    },
  };
}

function clientConfig(options: ServerPostgresOptions): ClientConfig {
  const { statementTimeoutMs, idleInTransactionTimeoutMs, certificateAuthority, password } =
    options;
  const url = new URL(options.url);
  if (certificateAuthority !== undefined) url.searchParams.delete('sslmode');
  return {
    // Read here and not by pg, for which a URL's password wins over everything else, even an empty one.
    ...parseIntoClientConfig(url.href),
    keepAlive: true,
    ...(statementTimeoutMs > 0 && {
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + SILENCE_MS,
    }),
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    ...(certificateAuthority !== undefined && { ssl: { ca: certificateAuthority } }),
    ...(password && { password }),
  };
}
