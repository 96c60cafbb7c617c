import { EventEmitter } from 'node:events';
import { Client, Pool } from 'pg';
import type { Log } from '../log.ts';
import { HOLD_CLASS, type PostgresEngine } from './database.ts';

const RECONNECT_MS = 1000;

/** A PostgreSQL server, by its URL. */
export function openServerPostgres(
  connectionString: string,
  poolSize: number,
  log: Log,
): PostgresEngine {
  const pool = new Pool({ connectionString, max: poolSize, application_name: 'gaitway' });
  // A broken idle connection is dropped from the pool; the next statement opens another.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));

  const listeners = new EventEmitter();
  let listening: Promise<Client> | undefined;
  let closing = false;

  /** One connection of its own hears all channels; when it breaks, the next one hears them again. */
  async function connectListener(): Promise<Client> {
    const client = new Client({ connectionString, application_name: 'gaitway-listener' });
    client.on('notification', ({ channel, payload }) => listeners.emit(channel, payload ?? ''));
    client.on('error', (error) => log.warn({ err: error }, 'the listening connection broke'));
    client.once('end', () => {
      if (!closing) listening = reconnect();
    });
    await client.connect();
    for (const channel of listeners.eventNames()) await client.query(`listen "${String(channel)}"`);
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

  const listener = () => (listening ??= connectListener());

  return {
    pool,
    async listen(channel, onNotify) {
      listeners.on(channel, onNotify);
      const client = await listener();
      await client.query(`listen "${channel}"`);
    },
    // On the listening connection, which lives as long as the process: Postgres lets go of what it holds when it ends.
    async hold(name) {
      const client = await listener();
      // When the connection breaks, Postgres lets go; what is held is right to be done twice.
      const ask = (lock: string) =>
        client.query(`select ${lock}($1, hashtext($2))`, [HOLD_CLASS, name]).catch(() => undefined);
      await ask('pg_try_advisory_lock');
      return async () => {
        await ask('pg_advisory_unlock');
      };
    },
    async close() {
      closing = true;
      await (await listening?.catch(() => undefined))?.end();
      if (!pool.ended) await pool.end();
    },
  };
}
