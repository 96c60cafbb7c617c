import { EventEmitter } from 'node:events';
import { Client, Pool } from 'pg';
import type { Log } from '../log.ts';
import type { PostgresEngine } from './database.ts';

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

  return {
    pool,
    async listen(channel, onNotify) {
      listeners.on(channel, onNotify);
      listening ??= connectListener();
      const client = await listening;
      await client.query(`listen "${channel}"`);
    },
    async close() {
      closing = true;
      await (await listening?.catch(() => undefined))?.end();
      if (!pool.ended) await pool.end();
    },
  };
}
