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
import type { z } from 'zod';
import type { Job, JobKind } from './define-job.ts';
import { JOB_SECONDS } from './limits.ts';

/** Attempts after the first one, with back-off from `RETRY_DELAY_SECONDS` doubling each time. */
const RETRY_LIMIT = 4;
const RETRY_DELAY_SECONDS = 1;
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
  enqueue<Schema extends z.ZodType<object>>(
    tx: ScopedTransaction,
    kind: JobKind<Schema>,
    payload: z.input<Schema>,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Sends jobs of one kind, as `enqueue` does, with a fixed number of statements. */
  enqueueAll<Schema extends z.ZodType<object>>(
    tx: ScopedTransaction,
    kind: JobKind<Schema>,
    payloads: readonly z.input<Schema>[],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Sends a stored job once more. `name` is one of `kinds()`. */
  enqueueAgain(tx: ScopedTransaction, name: string, payload: unknown): Promise<void>;
  /** The names of all kinds of jobs. */
  kinds(): readonly string[];
  /** Prepares the database for these kinds of jobs. Call it once, before anything is enqueued. */
  open(jobs: readonly Job[]): Promise<void>;
  /** Starts to run jobs. */
  work(): Promise<void>;
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

export function createJobQueue({ database, log, soleWorker }: JobQueueOptions): JobQueue {
  /** Every kind of job, once `open` was called. */
  const jobs = new Map<string, Job>();
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

  async function send(
    tx: ScopedTransaction,
    name: string,
    waiting: readonly { readonly data: object; readonly key: string }[],
    delaySeconds: number,
  ): Promise<void> {
    if (!jobs.has(name)) throw new Error(`the queue is not open for jobs of the kind ${name}`);
    if (waiting.length === 0) return;
    const startAfter = `${delaySeconds} seconds`;
    await asProcess(tx, async () => {
      await boss.insert(
        waiting.map(({ data, key }) => ({ name, data, singletonKey: key, startAfter })),
        {
          db: {
            executeSql: (text, values) => tx.sql.executeQuery(CompiledQuery.raw(text, values)),
          },
        },
      );
      await sql`select pg_notify(${WAKE_CHANNEL}, ${name})`.execute(tx.sql);
    });
  }

  const enqueueAll: JobQueue['enqueueAll'] = (tx, kind, payloads, { delaySeconds = 0 } = {}) => {
    const waiting = payloads.map((payload) => {
      const data = kind.payload.parse(payload);
      return { data, key: kind.keyOf(data) };
    });
    return send(tx, kind.name, waiting, delaySeconds);
  };

  return {
    enqueue: async (tx, kind, payload, options) => enqueueAll(tx, kind, [payload], options),
    enqueueAll,

    async enqueueAgain(tx, name, payload) {
      const job = jobs.get(name);
      if (job === undefined) throw new Error(`there is no kind of job called ${name}`);
      await send(tx, name, [job.parse(payload)], 0);
    },

    kinds: () => [...jobs.keys()],

    async open(all) {
      await boss.start();
      const existing = new Set((await boss.getQueues()).map(({ name }) => name));
      for (const job of all) {
        if (!existing.has(job.name)) await createQueue(boss, job.name);
        jobs.set(job.name, job);
      }
      if (soleWorker) await reviveAllJobs(database);
    },

    async work() {
      for (const { name, concurrency, run, giveUp } of jobs.values()) {
        for (let count = 0; count < concurrency; count++) {
          await startWorker(name, async (data, id) => {
            const startedAt = performance.now();
            try {
              await run(data);
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
          await giveUp(data);
        });
      }
      await database.listen(WAKE_CHANNEL, wake);
      if (!soleWorker) lookingForLost = setInterval(lookForLost, LOST_LOOK_MS);
    },

    async countPending() {
      const { rows } = await database.pool.query<{ count: number }>(
        `select count(*)::int as count from pgboss.job
          where name = any($1) and state in ('created', 'retry', 'active')`,
        [[...jobs.keys()]],
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

/** Where the jobs of a kind end up after their last attempt. */
const gaveUp = (name: string) => `${name}-gave-up`;

/** What is wrong with a job's input stays wrong, until somebody mends it and has the job run again. */
const isHopeless = (error: unknown): boolean =>
  error instanceof GaitwayError && error.code === 'INVALID_INPUT';

/** Makes the attempt that runs the last one. */
async function endAttempts(database: Database, id: string): Promise<void> {
  await database.pool.query(`update pgboss.job set retry_limit = retry_count where id = $1`, [id]);
}

async function createQueue(boss: PgBoss, name: string): Promise<void> {
  const options = {
    retryLimit: RETRY_LIMIT,
    retryDelay: RETRY_DELAY_SECONDS,
    retryBackoff: true,
    expireInSeconds: JOB_SECONDS,
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
