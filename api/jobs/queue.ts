import { setTimeout as pause } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { z } from 'zod';
import type { Database, ScopedTransaction } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Job, JobKind } from './define-job.ts';
import { KEEP_ENDED_DAYS } from './limits.ts';
import { createTakeOverLostJobs } from './lost-jobs.ts';
import { countPending, findDueQueues, prepareQueues, repairTimes } from './queue-tables.ts';
import { createSendJobs, type SendJobs, WAKE_CHANNEL } from './send-jobs.ts';
import { createWorkers } from './create-workers.ts';
import type { Worker } from './worker.ts';

/** Between two looks for jobs that are due or lost. A notification wakes the workers at once; this is a safety net. */
const LOOK_MS = 2000;
/** Between two rounds of maintenance: every 30th look. */
const LOOKS_PER_MAINTENANCE = 30;
/** From claiming a job to holding it. */
const HOLD_GRACE_SECONDS = 2;

export interface EnqueueOptions {
  /** The job starts that much later, or with an earlier one of the same key. */
  readonly delaySeconds?: number;
}

export interface QueueHealth {
  /** Jobs that run in this process. */
  readonly running: number;
  /** How long the oldest job that could start has waited, at the last look at the queue. */
  readonly oldestDueSeconds: number;
  /** Since the last look at the queue, which is due every few seconds. */
  readonly secondsSinceLook: number;
}

/** Durable work in Postgres. A job exists exactly when the transaction that enqueued it committed. */
export interface JobQueue {
  /**
   * Enqueues a job with the transaction. A run that starts after the transaction has committed does the work of all waiting
   * jobs with the same key.
   */
  enqueue<Schema extends z.ZodType<object>>(
    tx: ScopedTransaction,
    kind: JobKind<Schema>,
    payload: z.input<Schema>,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Enqueues jobs of one kind, as `enqueue` does, with a fixed number of statements. */
  enqueueAll<Schema extends z.ZodType<object>>(
    tx: ScopedTransaction,
    kind: JobKind<Schema>,
    payloads: readonly z.input<Schema>[],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Enqueues a stored job once more. `name` is one of `kinds()`. */
  enqueueAgain(tx: ScopedTransaction, name: string, payload: unknown): Promise<void>;
  /** The names of all kinds of jobs. */
  kinds(): readonly string[];
  /** Prepares the database for these kinds of jobs. Call it once, before anything is enqueued. */
  open(jobs: readonly Job[]): Promise<void>;
  /** Starts to run jobs. */
  work(): Promise<void>;
  /** How many jobs wait or run. */
  countPending(): Promise<number>;
  /** How this process works on the queue, without a statement; null when it does not work on it. */
  health(): QueueHealth | null;
  /** Finishes the jobs that run; those that wait stay in Postgres. */
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  readonly database: Database;
  readonly log: Log;
  /** No other process works on this database: a job that runs and is not ours belongs to a process that died. */
  readonly soleWorker: boolean;
}

export function createJobQueue({ database, log, soleWorker }: JobQueueOptions): JobQueue {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schedule: false,
    supervise: false, // `maintain` below, which does not depend on the time of the last maintenance
    deleteAfterDays: KEEP_ENDED_DAYS,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue has a problem'));

  /** Every kind of job, once `open` was called. */
  const jobs = new Map<string, Job>();
  const workers = new Map<string, Worker>();
  const sendJobs = createSendJobs(boss);
  const takeOver = createTakeOverLostJobs({ boss, database, soleWorker });
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;
  /** What the last look that succeeded found, and when it ended. */
  let oldestDueSeconds = 0;
  let lookedAt = performance.now();

  const send: SendJobs = async (tx, name, requested, delaySeconds) => {
    if (!jobs.has(name)) throw new Error(`the queue is not open for jobs of the kind ${name}`);
    await sendJobs(tx, name, requested, delaySeconds);
  };

  const enqueueAll: JobQueue['enqueueAll'] = (tx, kind, payloads, { delaySeconds = 0 } = {}) => {
    const requested = payloads.map((payload) => {
      const data = kind.payload.parse(payload);
      return { data, key: kind.keyOf(data) };
    });
    return send(tx, kind.name, requested, delaySeconds);
  };

  function onNotify(payload: string): void {
    const [name = '', delaySeconds] = payload.split(' ');
    workers.get(name)?.wakeIn(Number(delaySeconds ?? 0));
  }

  function takeOverLostJobs(graceSeconds: number): Promise<void> {
    const ours = [...workers.values()].flatMap(({ running }) => running);
    return takeOver(ours, graceSeconds);
  }

  async function look(number: number): Promise<void> {
    if (number % LOOKS_PER_MAINTENANCE === 0) {
      await repairTimes(database);
      await boss.maintain();
    }
    await takeOverLostJobs(HOLD_GRACE_SECONDS);
    const due = (await findDueQueues(database)).filter(({ name }) => workers.has(name));
    for (const { name } of due) workers.get(name)!.wake();
    oldestDueSeconds = Math.round(Math.max(0, ...due.map(({ waitsSeconds }) => waitsSeconds)));
    lookedAt = performance.now();
  }

  async function keepLooking(): Promise<void> {
    for (let number = 0; !stopping.signal.aborted; number++) {
      await look(number).catch((error: unknown) => {
        log.warn({ err: error }, 'cannot look after the job queue');
      });
      const waits = pause(LOOK_MS, undefined, { ref: false, signal: stopping.signal });
      await waits.catch(() => undefined); // stopped
    }
  }

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
      await prepareQueues(
        database,
        all.map(({ name }) => name),
      );
      for (const job of all) jobs.set(job.name, job);
    },

    async work() {
      if (soleWorker) await takeOverLostJobs(0);
      for (const [name, worker] of createWorkers(jobs.values(), { boss, database, log })) {
        workers.set(name, worker);
      }
      await database.listen(WAKE_CHANNEL, onNotify);
      looking = keepLooking();
    },

    countPending: () => countPending(database, [...jobs.keys()]),

    health() {
      if (looking === undefined) return null;
      const running = [...workers.values()].reduce((sum, worker) => sum + worker.running.length, 0);
      const secondsSinceLook = Math.round((performance.now() - lookedAt) / 1000);
      return { running, oldestDueSeconds, secondsSinceLook };
    },

    async stop() {
      stopping.abort();
      await looking;
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
      await boss.stop({ graceful: false, close: false });
    },
  };
}
