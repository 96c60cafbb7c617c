import { type ClientConfig, Pool } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import type { Log } from '../../log.ts';
import type { PostgresEngine } from '../database.ts';
import { ClosedWhenLost } from './close-when-lost.ts';
import { type Heartbeat, ListeningConnection } from './listening-connection.ts';
import { sessionProblem } from './pooling.ts';
import { retryingConnect } from './retrying-connect.ts';
import { applySessionSettings } from './session-settings.ts';

/** How long a caller waits for a new or released connection before it gets UNAVAILABLE. */
const CONNECT_MS = 10_000;
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
  /** `HEARTBEAT` when absent. */
  readonly heartbeat?: Heartbeat;
  readonly log: Log;
}

/** A PostgreSQL server. */
export function openServerPostgres(options: ServerPostgresOptions): PostgresEngine {
  const { log } = options;
  const config = clientConfig(options);
  const pool = new Pool({
    ...config,
    Client: ClosedWhenLost,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool awaits it, unlike its types say
    onConnect: async (client) => void (await applySessionSettings(client, options)),
    max: options.poolSize,
    connectionTimeoutMillis: CONNECT_MS,
    fallback_application_name: 'gaitway', // a name in the URL wins
  });
  retryingConnect(pool, CONNECT_MS);
  // A broken idle connection is dropped from the pool; the next statement opens another.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  // One that breaks in use fails the statement that uses it, which reports it.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const listening = new ListeningConnection(
    { ...config, connectionTimeoutMillis: CONNECT_MS },
    log,
    options.heartbeat,
  );

  return {
    pool,
    get isListening() {
      return listening.isHealthy;
    },
    listen: (channel, onNotify) => listening.listen(channel, onNotify),
    advisoryLock: (name) => listening.lock(name),
    maintain: () => Promise.resolve(), // autovacuum does it
    sessionProblem: () =>
      sessionProblem({ ...config, connectionTimeoutMillis: CONNECT_MS }, options),
    async close() {
      await listening.close();
      if (!pool.ended) await pool.end();
    },
  };
}

function clientConfig(options: ServerPostgresOptions): ClientConfig {
  const { statementTimeoutMs, certificateAuthority, password } = options;
  const url = new URL(options.url);
  if (certificateAuthority !== undefined) url.searchParams.delete('sslmode');
  return {
    // Read here and not by pg, for which a URL's password wins over everything else, even an empty one.
    ...parseIntoClientConfig(url.href),
    keepAlive: true,
    ...(statementTimeoutMs > 0 && { query_timeout: statementTimeoutMs + SILENCE_MS }),
    ...(certificateAuthority !== undefined && { ssl: { ca: certificateAuthority } }),
    ...(password && { password }),
  };
}
