import type PgBoss from 'pg-boss';
import type { Database } from '../database/database.ts';
import { notAmong, notHeld, reviveLostJobs } from './queue-tables.ts';

export interface LostJobsOptions {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly soleWorker: boolean;
}

/**
 * Takes over the jobs of processes that died. One without an attempt left fails for good, so that a job that kills
 * processes ends; at the second look only, because a process that lost its connection holds its jobs again soon.
 * @param ours the jobs that run in this process
 */
export type TakeOverLostJobs = (ours: readonly string[], graceSeconds: number) => Promise<void>;

export function createTakeOverLostJobs({
  boss,
  database,
  soleWorker,
}: LostJobsOptions): TakeOverLostJobs {
  /** Lost jobs without an attempt left, found by the last look. */
  let exhausted: ReadonlySet<string> = new Set();

  return async (ours, graceSeconds) => {
    const lost = await reviveLostJobs(
      database,
      soleWorker ? notAmong(ours) : notHeld,
      graceSeconds,
    );
    const ended = lost.filter(({ isExhausted }) => isExhausted);
    for (const { name, id } of ended) {
      if (!soleWorker && !exhausted.has(id)) continue;
      await boss.fail(name, id, { message: 'The process that ran it ended, several times.' });
    }
    exhausted = new Set(ended.map(({ id }) => id));
  };
}
