import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../../log.ts';
import { HOLD_CLASS } from '../database.ts';

const RECONNECT_MS = 1000;
const LOCK = 'select pg_try_advisory_lock($1, hashtext($2))';
const UNLOCK = 'select pg_advisory_unlock($1, hashtext($2))';

/** How the connection finds out that the server, or the way to it, is gone without a word. */
export interface Heartbeat {
  /** Between two heartbeats. */
  readonly everyMs: number;
  /** A statement that takes longer, heartbeats included, ends the connection. */
  readonly answerMs: number;
}

export const HEARTBEAT: Heartbeat = { everyMs: 5000, answerMs: 3000 };

/**
 * The one connection that hears notifications and holds advisory locks. PostgreSQL releases the locks when it ends. After
 * a failure it is closed at once, and a new one takes over its channels and locks: never two at a time.
 */
export class ListeningConnection {
  readonly #config: ClientConfig;
  readonly #heartbeat: Heartbeat;
  readonly #log: Log;
  readonly #listeners = new EventEmitter().setMaxListeners(0);
  /** The names that are locked, or will be as soon as there is a connection. */
  readonly #locked = new Set<string>();
  readonly #closing = new AbortController();
  /** Present while it listens to all channels and holds all locks. */
  #client: Client | undefined;
  #connecting: Promise<void> | undefined;
  #hasConnected = false;
  /** Statements run one after the other: pg's own queue is deprecated. */
  #lastStatement: Promise<unknown> = Promise.resolve();

  constructor(config: ClientConfig, log: Log, heartbeat: Heartbeat = HEARTBEAT) {
    this.#config = {
      ...config,
      application_name: 'gaitway-listener',
      query_timeout: heartbeat.answerMs,
    };
    this.#heartbeat = heartbeat;
    this.#log = log;
  }

  /** False while a connection that was needed is lost. */
  get isHealthy(): boolean {
    return this.#client !== undefined || !this.#hasConnected;
  }

  /** @throws {Error} when the server cannot be reached and never could; later, it waits until it can */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<void> {
    this.#listeners.on(channel, onNotify);
    await this.#connect();
    // When this fails, the next connection listens to the channel.
    await this.#execute(`listen "${channel}"`).catch(() => this.#connect());
  }

  /**
   * Takes a lock and returns what releases it. Without a connection it returns at once, and the next connection takes the
   * lock: work must not wait for the network, and what is locked is safe to do twice.
   */
  async lock(name: string): Promise<() => Promise<void>> {
    const settle = async (text: string) => {
      await this.#execute(text, [HOLD_CLASS, name]).catch(() => undefined); // the next connection settles it
    };
    this.#locked.add(name);
    if (!this.#hasConnected) await this.#connect().catch(() => undefined);
    else await settle(LOCK);
    return async () => {
      this.#locked.delete(name);
      await settle(UNLOCK);
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#connecting?.catch(() => undefined);
    const client = this.#client;
    if (client === undefined) return;
    this.#client = undefined;
    const impatience = setTimeout(() => destroy(client), this.#heartbeat.answerMs);
    await client.end();
    clearTimeout(impatience);
  }

  /** Connects unless there is a connection, or one on its way. */
  #connect(): Promise<void> {
    if (this.#client !== undefined) return Promise.resolve();
    this.#connecting ??= this.#keepConnecting().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #keepConnecting(): Promise<void> {
    const { signal } = this.#closing;
    for (;;) {
      if (this.#hasConnected) await pause(RECONNECT_MS, undefined, { ref: false, signal });
      try {
        return await this.#open();
      } catch (error) {
        if (!this.#hasConnected || signal.aborted) throw error;
        this.#log.warn({ err: error }, 'cannot listen to the database yet');
      }
    }
  }

  async #open(): Promise<void> {
    const client = new Client(this.#config);
    client.once('end', () => this.#drop(client));
    client.on('error', (error) => {
      this.#log.warn({ err: error }, 'the listening connection broke');
      this.#drop(client);
    });
    client.on('notification', ({ channel, payload }) => {
      this.#listeners.emit(channel, payload ?? '');
    });
    try {
      await client.connect();
      await assertPrimary(client);
      for (const channel of this.#listeners.eventNames()) {
        await client.query(`listen "${String(channel)}"`);
      }
      await this.#takeLocks(client);
      if (this.#closing.signal.aborted) throw new Error('closing');
    } catch (error) {
      destroy(client);
      throw error;
    }
    this.#client = client;
    this.#hasConnected = true;
    this.#beat(client).catch(() => undefined); // it catches its own errors
  }

  /** Takes what is locked, and releases what was unlocked meanwhile. Afterwards both are equal until the next `await`. */
  async #takeLocks(client: Client): Promise<void> {
    const taken = new Set<string>();
    for (;;) {
      const missing = [...this.#locked].find((name) => !taken.has(name));
      const surplus = [...taken].find((name) => !this.#locked.has(name));
      if (missing !== undefined) {
        await client.query(LOCK, [HOLD_CLASS, missing]);
        taken.add(missing);
      } else if (surplus !== undefined) {
        await client.query(UNLOCK, [HOLD_CLASS, surplus]);
        taken.delete(surplus);
      } else return;
    }
  }

  /** Also keeps routers on the way from forgetting the connection. */
  async #beat(client: Client): Promise<void> {
    const { signal } = this.#closing;
    while (this.#client === client) {
      await pause(this.#heartbeat.everyMs, undefined, { ref: false, signal }).catch(
        () => undefined,
      );
      if (signal.aborted || this.#client !== client) return;
      await this.#run(() => assertPrimary(client), client).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'the listening connection is silent');
      });
    }
  }

  /** Does nothing without a connection. */
  async #execute(text: string, values: readonly unknown[] = []): Promise<void> {
    const client = this.#client;
    if (client === undefined) return;
    await this.#run(() => client.query(text, [...values]), client);
  }

  /** Runs a statement after the ones before it; closes the connection when it fails. */
  #run(statement: () => Promise<unknown>, client: Client): Promise<unknown> {
    const result = this.#lastStatement.then(async () => {
      if (this.#client !== client) return; // the next connection does it
      try {
        await statement();
      } catch (error) {
        this.#drop(client);
        throw error;
      }
    });
    this.#lastStatement = result.catch(() => undefined);
    return result;
  }

  /** Closes a connection that failed, and opens the next one. */
  #drop(client: Client): void {
    destroy(client);
    if (this.#client !== client) return;
    this.#client = undefined;
    if (!this.#closing.signal.aborted) this.#connect().catch(() => undefined); // closing
  }
}

/** @throws {Error} on a standby, which neither listens nor takes writes */
async function assertPrimary(client: Client): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>(
    'select pg_is_in_recovery() as standby',
  );
  if (rows[0]?.standby !== false) throw new Error('the database server is a standby');
}

/** Without the farewell of `end`, which waits for the server. */
const destroy = (client: Client): void => {
  client.connection.stream.destroy();
};
