import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { Database } from '../database/database.ts';
import { GaitwayError, messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Patience } from './define-job.ts';
import { JOB_SECONDS } from './limits.ts';
import { setRetry, takeWaiting } from './queue-tables.ts';
import { retryAfter } from './retries.ts';

/** Between two tries to record how a job ended, at most. */
const LONGEST_RECORD_DELAY_MS = 5000;

/** The queue with the jobs of one kind, and what runs them. */
export interface WorkerOptions {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly log: Log;
  readonly queue: string;
  readonly concurrency: number;
  readonly patience: Patience;
  run(payload: unknown): Promise<void>;
  /** Called when a job has failed for good. */
  onGaveUp?(): void;
}

type Claimed = Pick<
  PgBoss.JobWithMetadata<object>,
  'id' | 'data' | 'singletonKey' | 'retryCount' | 'retryLimit'
>;

/** A job ran for too long; it may still be running. */
class JobTimeout extends Error {}

/**
 * Runs the jobs of one queue. It awaits every statement itself: pg-boss's own worker does not await the one that records
 * how a job ended, and a rejection that is handled nowhere ends the process.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #claiming: Promise<void> | undefined;
  #isWoken = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
    setMaxListeners(0, this.#stopping.signal); // one for each job that waits for its next attempt
  }

  /** The ids of the jobs that run here. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Claims and starts waiting jobs. Call it when there may be some. */
  wake(): void {
    if (this.#stopping.signal.aborted) return;
    this.#isWoken = true;
    this.#claiming ??= this.#claimAll().finally(() => {
      this.#claiming = undefined;
      if (this.#isWoken) this.wake();
    });
  }

  /** Wakes it after a delay. */
  wakeIn(seconds: number): void {
    if (seconds <= 0) return this.wake();
    // PostgreSQL compares with its own clock, to the microsecond.
    const ms = seconds * 1000 + 5;
    pause(ms, undefined, { ref: false, signal: this.#stopping.signal }).then(
      () => this.wake(),
      () => undefined, // stopped
    );
  }

  /** Claims no more jobs; resolves when those that run have ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#claiming;
    await Promise.all(this.#running.values());
  }

  async #claimAll(): Promise<void> {
    while (this.#isWoken && !this.#stopping.signal.aborted) {
      this.#isWoken = false;
      const free = this.#options.concurrency - this.#running.size;
      if (free === 0) return; // a job that ends wakes it again
      try {
        for (const job of await this.#claim(free)) this.#start(job);
      } catch (error) {
        // The queue looks for jobs every few seconds.
        this.#options.log.warn({ err: error, job: this.#options.queue }, 'cannot claim jobs');
      }
    }
  }

  async #claim(count: number): Promise<readonly Claimed[]> {
    const { boss, database, queue } = this.#options;
    const claimed: Claimed[] = await boss.fetch<object>(queue, {
      batchSize: count,
      includeMetadata: true,
    });
    if (claimed.length > 0) this.#isWoken = true; // there may be more
    const byKey = new Map(claimed.map((job) => [job.singletonKey ?? job.id, job]));
    const keys = [...byKey.values()].flatMap(({ singletonKey }) => singletonKey ?? []);
    if (keys.length === 0) return claimed;
    const chosen = [...byKey.values()];
    const duplicates = claimed.filter((job) => !chosen.includes(job)).map(({ id }) => id);
    await takeWaiting(database, queue, keys, duplicates).catch((error: unknown) => {
      this.#options.log.warn({ err: error, job: queue }, 'jobs with one key run one by one');
    });
    return chosen;
  }

  #start(job: Claimed): void {
    const work = this.#work(job).finally(() => {
      this.#running.delete(job.id);
      this.wake();
    });
    this.#running.set(job.id, work);
  }

  /** Runs a job and records how it ended. Never rejects. */
  async #work(job: Claimed): Promise<void> {
    const { boss, database, log, queue } = this.#options;
    const startedAt = performance.now();
    let release: (() => Promise<void>) | undefined;
    try {
      release = await database.advisoryLock(job.id); // for other processes, which take over what is not held
      await withinSeconds(JOB_SECONDS, this.#options.run(job.data));
      log.info({ job: queue, ms: Math.round(performance.now() - startedAt) }, 'job done');
      await this.#record(() => boss.complete(queue, job.id));
    } catch (error) {
      log.warn({ job: queue, err: error }, 'job failed');
      await this.#record(() => this.#fail(job, error));
    } finally {
      await release?.().catch(() => undefined); // it ends with the connection
    }
  }

  async #fail(job: Claimed, error: unknown): Promise<void> {
    const { boss, database, queue, patience } = this.#options;
    const retry = retryAfter(error, job, patience);
    await setRetry(database, { name: queue, id: job.id }, retry);
    await boss.fail(queue, job.id, reasonOf(error));
    if (retry.retryLimit > job.retryCount) this.wakeIn(retry.delaySeconds);
    else this.#options.onGaveUp?.();
  }

  /**
   * Executes the statement that records how a job ended, until it succeeds. When the process stops meanwhile, the job
   * stays marked as running, and the next process takes it over.
   */
  async #record(statement: () => Promise<unknown>): Promise<void> {
    for (let delayMs = 100; ; delayMs = Math.min(2 * delayMs, LONGEST_RECORD_DELAY_MS)) {
      try {
        await statement();
        return;
      } catch (error) {
        this.#options.log.warn({ err: error, job: this.#options.queue }, 'cannot record a job');
        if (this.#stopping.signal.aborted) return;
        await pause(delayMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }
}

/** @throws {JobTimeout} when the work takes longer; it goes on, and how it ends does not matter any more */
async function withinSeconds(seconds: number, work: Promise<void>): Promise<void> {
  const ended = new AbortController();
  const timeout = pause(seconds * 1000, undefined, { signal: ended.signal }).then(() => {
    throw new JobTimeout(`The job took longer than ${seconds} s.`);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    ended.abort();
    timeout.catch(() => undefined);
  }
}

/**
 * What the job board shows of a failure (`job-store.ts`). Only the message and the code: other properties of an error may
 * hold personal data, and JSON in PostgreSQL takes neither NUL nor lone surrogates.
 */
function reasonOf(error: unknown): object {
  const message = Buffer.from(messageOf(error)).toString().replaceAll('\0', '');
  if (error instanceof JobTimeout) return { value: { message } }; // as pg-boss does for those that expire
  return { message, ...(error instanceof GaitwayError && { code: error.code }) };
}
