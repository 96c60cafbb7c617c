import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, sql } from 'kysely';
import PgBoss from 'pg-boss';
import {
  asProcess,
  type Database,
  HOLD_CLASS,
  type ScopedTransaction,
} from '../database/database.ts';
import { GaitwayError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type JobHandlers, type JobName, type JobPayload, JOBS } from './job.ts';

/** Attempts after the first one, with back-off from `RETRY_DELAY_SECONDS` doubling each time. */
const RETRY_LIMIT = 4;
const RETRY_DELAY_SECONDS = 1;
/** A job that runs longer is taken for lost and given to another worker. */
const EXPIRE_SECONDS = 300;
/** A safety net only: a notification wakes the workers at once. */
const POLLING_SECONDS = 2;
const WAKE_CHANNEL = 'job_ready';
/** How often to look for jobs of processes that died. */
const LOST_LOOK_MS = 2000;

export interface EnqueueOptions {
  /** Runs that much later; the same job asked for meanwhile is the same job. */
  readonly delaySeconds?: number;
}

/** Durable work in Postgres. A job exists exactly when the transaction that asked for it committed. */
export interface JobQueue {
  /** Sends a job with the transaction. While one with the same key waits, another is not added. */
  enqueue<Name extends JobName>(
    tx: ScopedTransaction,
    name: Name,
    payload: JobPayload<Name>,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Begins to run jobs. */
  work(handlers: JobHandlers): Promise<void>;
  /** How many jobs wait or run. */
  countPending(): Promise<number>;
  /** Finishes the jobs that run; those that wait stay in Postgres. */
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  readonly database: Database;
  readonly log: Log;
  /** Nobody else works on this database: what is marked as running belongs to a process that died. */
  readonly soleWorker: boolean;
}

export async function openJobQueue({
  database,
  log,
  soleWorker,
}: JobQueueOptions): Promise<JobQueue> {
  /** Jobs that run, and statements that say what became of them. */
  const unfinished = new Set<Promise<unknown>>();
  function finishing<T>(work: Promise<T>): Promise<T> {
    unfinished.add(work);
    const forget = () => unfinished.delete(work);
    work.then(forget, forget);
    return work;
  }
  const boss = new PgBoss({
    db: { executeSql: (text, values) => finishing(database.pool.query(text, values)) },
    schedule: false,
    monitorStateIntervalSeconds: 30,
    maintenanceIntervalSeconds: 60,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue has a problem'));
  await boss.start();
  const existing = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of jobNames) if (!existing.has(name)) await createQueue(boss, name);
  if (soleWorker) await reviveAllJobs(database);

  const workers = new Map<string, string[]>();
  const wake = (queue: string) => {
    for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker);
  };

  /** Starts a worker that takes one job after the other until none waits. */
  async function startWorker<Payload extends object>(
    queue: string,
    run: (payload: Payload, id: string) => Promise<void>,
  ): Promise<void> {
    const worker: string = await boss.work<Payload>(
      queue,
      { batchSize: 1, pollingIntervalSeconds: POLLING_SECONDS },
      async ([job]) => {
        const letGo = job && (await database.hold(job.id)); // so that others see that somebody is at it
        try {
          if (job) await finishing(run(job.data, job.id));
        } finally {
          await letGo?.();
          boss.notifyWorker(worker); // look for the next one at once
        }
      },
    );
    workers.set(queue, [...(workers.get(queue) ?? []), worker]);
  }

  let lookingForLost: NodeJS.Timeout | undefined;
  function lookForLost(): void {
    reviveLostJobs(database).then(
      (names) => names.forEach(wake),
      (error: unknown) => log.warn({ err: error }, 'cannot look for lost jobs'),
    );
  }

  return {
    async enqueue(tx, name, payload, { delaySeconds = 0 } = {}) {
      const { payload: schema, keyOf } = JOBS[name];
      const data = schema.parse(payload);
      await asProcess(tx, async () => {
        await boss.send(name, data, {
          singletonKey: (keyOf as (payload: unknown) => string)(data),
          startAfter: delaySeconds,
          db: {
            executeSql: (text, values) => tx.sql.executeQuery(CompiledQuery.raw(text, values)),
          },
        });
        await sql`select pg_notify(${WAKE_CHANNEL}, ${name})`.execute(tx.sql);
      });
    },

    async work(handlers) {
      for (const name of jobNames) {
        const { run, giveUp } = handlers[name];
        for (let count = 0; count < JOBS[name].concurrency; count++) {
          await startWorker(name, async (data, id) => {
            const startedAt = performance.now();
            try {
              await run(JOBS[name].payload.parse(data) as never);
              log.info({ job: name, ms: Math.round(performance.now() - startedAt) }, 'job done');
            } catch (error) {
              log.warn({ job: name, err: error }, 'job failed');
              if (isHopeless(error)) await endAttempts(database, id);
              throw error;
            }
          });
        }
        await startWorker(gaveUp(name), async (data) => {
          log.error({ job: name }, 'gave up on a job');
          await giveUp?.(JOBS[name].payload.parse(data) as never);
        });
      }
      await database.listen(WAKE_CHANNEL, wake);
      if (!soleWorker) lookingForLost = setInterval(lookForLost, LOST_LOOK_MS);
    },

    async countPending() {
      const { rows } = await database.pool.query<{ count: number }>(
        `select count(*)::int as count from pgboss.job
          where name = any($1) and state in ('created', 'retry', 'active')`,
        [jobNames],
      );
      return rows[0]!.count;
    },

    stop: async () => {
      clearInterval(lookingForLost);
      await boss.stop({ graceful: true, wait: true, timeout: 30_000, close: false });
      // A worker that pg-boss takes for idle may be about to say that its job is done.
      while (unfinished.size > 0) {
        await Promise.allSettled(unfinished);
        await setImmediate();
      }
    },
  };
}

const jobNames = Object.keys(JOBS) as JobName[];

/** Where the jobs of a kind end up after their last attempt. */
const gaveUp = (name: JobName) => `${name}-gave-up`;

/** What is wrong with a job's input stays wrong, until somebody mends it and has the job run again. */
const isHopeless = (error: unknown): boolean =>
  error instanceof GaitwayError && error.code === 'INVALID_INPUT';

/** Makes the attempt that runs the last one. */
async function endAttempts(database: Database, id: string): Promise<void> {
  await database.pool.query(`update pgboss.job set retry_limit = retry_count where id = $1`, [id]);
}

async function createQueue(boss: PgBoss, name: JobName): Promise<void> {
  const options = {
    retryLimit: RETRY_LIMIT,
    retryDelay: RETRY_DELAY_SECONDS,
    retryBackoff: true,
    expireInSeconds: EXPIRE_SECONDS,
  };
  await boss.createQueue(gaveUp(name), { name: gaveUp(name), ...options });
  await boss.createQueue(name, {
    name,
    policy: 'short',
    deadLetter: gaveUp(name),
    ...options,
  });
}

/** Hands jobs that a dead process was running to the workers again, at once and not as a failed attempt. */
async function reviveAllJobs(database: Database): Promise<void> {
  await database.pool.query(
    `update pgboss.job set state = 'retry', start_after = now() where state = 'active'`,
  );
}

/**
 * The same beside other processes: a job that runs and that nobody holds. A worker takes hold a moment after it has
 * fetched the job. One that has had all its attempts is left to expire, so that a job that kills processes ends.
 * Answers the queues of what it found.
 */
async function reviveLostJobs(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `with running as materialized (
       select id from pgboss.job
        where state = 'active' and started_on < now() - interval '2 seconds' and retry_count < retry_limit)
     update pgboss.job set state = 'retry', start_after = now()
      where state = 'active'
        and id in (select id from running where pg_try_advisory_xact_lock($1, hashtext(id::text)))
     returning name`,
    [HOLD_CLASS],
  );
  return rows.map(({ name }) => name);
}
