import { CompiledQuery, sql } from 'kysely';
import type PgBoss from 'pg-boss';
import { asSystem, type ScopedTransaction } from '../database/database.ts';

/** Every process listens here; the payload is the name of a queue and the delay in seconds. */
export const WAKE_CHANNEL = 'job_ready';

interface RequestedJob {
  readonly data: object;
  readonly key: string;
}

/** Writes jobs into a queue with the caller's transaction, each key once. */
export type SendJobs = (
  tx: ScopedTransaction,
  queue: string,
  requested: readonly RequestedJob[],
  delaySeconds: number,
) => Promise<void>;

export function createSendJobs(boss: PgBoss): SendJobs {
  /** The delays of the jobs that each transaction has enqueued, by queue and key. */
  const enqueuedIn = new WeakMap<object, Map<string, number>>();

  /** Whether the same transaction has enqueued a job of this key that starts no later. */
  function isEnqueued(tx: ScopedTransaction, queueAndKey: string, delaySeconds: number): boolean {
    let delays = enqueuedIn.get(tx.sql);
    if (delays === undefined) {
      delays = new Map<string, number>();
      enqueuedIn.set(tx.sql, delays);
    }
    const delay = delays.get(queueAndKey);
    if (delay !== undefined && delay <= delaySeconds) return true;
    delays.set(queueAndKey, delaySeconds);
    return false;
  }

  return async (tx, queue, requested, delaySeconds) => {
    const waiting = requested.filter(({ key }) => !isEnqueued(tx, `${queue} ${key}`, delaySeconds));
    if (waiting.length === 0) return;
    const startAfter = `${delaySeconds} seconds`;
    await asSystem(tx, async () => {
      await boss.insert(
        waiting.map(({ data, key }) => ({ name: queue, data, singletonKey: key, startAfter })),
        {
          db: {
            executeSql: (text, values) => tx.sql.executeQuery(CompiledQuery.raw(text, values)),
          },
        },
      );
      await sql`select pg_notify(${WAKE_CHANNEL}, ${`${queue} ${delaySeconds}`})`.execute(tx.sql);
    });
  };
}
