import { CompiledQuery, sql } from 'kysely';
import { systemScope } from '../auth/scope.ts';
import { type Database, HOLD_CLASS } from '../database/database.ts';
import {
  EXPIRY_SECONDS,
  KEEP_WAITING_YEARS,
  LONGEST_RETRY_DELAY_SECONDS,
  RETRIES,
} from './limits.ts';

const scope = systemScope('the tables of the job queue');

/** The queue that the jobs of a kind move to after their last attempt. */
export const gaveUp = (name: string) => `${name}-gave-up`;

const SETTINGS = {
  policy: 'standard',
  retryLimit: RETRIES,
  retryDelay: 1,
  retryBackoff: false, // each failure sets its own delay
  expireInSeconds: EXPIRY_SECONDS,
  retentionMinutes: KEEP_WAITING_YEARS * 365 * 24 * 60,
} as const;

/**
 * Makes the queues of these kinds of jobs, or brings their settings up to date. Under a lock: two processes that start on
 * an empty database would deadlock.
 */
export async function prepareQueues(database: Database, names: readonly string[]): Promise<void> {
  const queues = names.flatMap((name) => [
    { name: gaveUp(name), deadLetter: null },
    { name, deadLetter: gaveUp(name) },
  ]);
  const current = await database.pool.query<{ name: string }>(
    `select name from pgboss.queue
      where policy = $1 and retry_limit = $2 and expire_seconds = $3 and retention_minutes = $4`,
    [SETTINGS.policy, SETTINGS.retryLimit, SETTINGS.expireInSeconds, SETTINGS.retentionMinutes],
  );
  const prepared = new Set(current.rows.map(({ name }) => name));
  const outdated = queues.filter(({ name }) => !prepared.has(name));
  if (outdated.length === 0) return;
  await database.within(scope, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('job queues'))`.execute(tx.sql);
    for (const { name, deadLetter } of outdated) {
      await tx.sql.executeQuery(
        CompiledQuery.raw('select pgboss.create_queue($1, $2)', [
          name,
          { ...SETTINGS, deadLetter },
        ]),
      );
      await sql`
        update pgboss.queue set policy = ${SETTINGS.policy}, retry_limit = ${SETTINGS.retryLimit},
          retry_backoff = ${SETTINGS.retryBackoff}, expire_seconds = ${SETTINGS.expireInSeconds},
          retention_minutes = ${SETTINGS.retentionMinutes}
        where name = ${name}`.execute(tx.sql);
    }
    // For `takeWaiting`.
    await sql`create index if not exists job_waiting_key on pgboss.job (name, singleton_key)
      where state < 'active'`.execute(tx.sql);
    await sql`
      update pgboss.job set keep_until = now() + make_interval(years => ${KEEP_WAITING_YEARS})
       where state < 'active' and name = any(${queues.map(({ name }) => name)})`.execute(tx.sql);
  });
}

/**
 * Removes the waiting jobs that a claimed job does the work of: those with its key, and of the claimed ones those in
 * `duplicates`. Call it before the claimed job starts, so that it sees what the removed ones were enqueued for: their
 * transactions have committed. A job whose transaction commits later is not visible yet, stays, and runs afterwards.
 */
export async function takeWaiting(
  database: Database,
  name: string,
  keys: readonly string[],
  duplicates: readonly string[],
): Promise<void> {
  await database.pool.query(
    `delete from pgboss.job
      where name = $1 and ((singleton_key = any($2) and state < 'active') or id = any($3::uuid[]))`,
    [name, keys, duplicates],
  );
}

/** Sets what becomes of a running job when it fails now. */
export async function setRetry(
  database: Database,
  job: { readonly name: string; readonly id: string },
  { retryLimit, delaySeconds }: { readonly retryLimit: number; readonly delaySeconds: number },
): Promise<void> {
  await database.pool.query(
    `update pgboss.job set retry_limit = $3, retry_delay = $4, retry_backoff = false
      where name = $1 and id = $2 and state = 'active'`,
    [job.name, job.id, retryLimit, delaySeconds],
  );
}

/** A queue with jobs that could start now. */
export interface DueQueue {
  readonly name: string;
  /** Since when its oldest job could start, in seconds. */
  readonly waitsSeconds: number;
}

export async function findDueQueues(database: Database): Promise<readonly DueQueue[]> {
  const { rows } = await database.pool.query<DueQueue>(
    `select name, extract(epoch from now() - min(start_after))::float8 as "waitsSeconds"
      from pgboss.job where state < 'active' and start_after < now() group by name`,
  );
  return rows;
}

/** How many jobs of these kinds wait or run. */
export async function countPending(database: Database, names: readonly string[]): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from pgboss.job
      where name = any($1) and state in ('created', 'retry', 'active')`,
    [names],
  );
  return rows[0]!.count;
}

/**
 * Repairs jobs after the clock was set back: they would wait for the time at which they were created. All times of the
 * queue come from the database, so a time in the future other than `start_after` proves that its clock was set back.
 * `now()` is the start of the transaction, which may be before the last commit that its statements see.
 */
export async function repairTimes(database: Database): Promise<void> {
  await database.pool.query(
    `update pgboss.job set
        start_after = case
          when state = 'created' then now() + greatest(start_after - created_on, interval '0')
          when state = 'retry' then now()
          else start_after end,
        created_on = least(created_on, now()),
        started_on = least(started_on, now())
      where state <= 'active'
        and (created_on > clock_timestamp() or started_on > clock_timestamp()
          or (state = 'retry' and start_after > now() + make_interval(secs => $1)))`,
    [LONGEST_RETRY_DELAY_SECONDS + 1],
  );
}

/** A job that is marked as running, but no process runs it. */
export interface LostJob {
  readonly id: string;
  readonly name: string;
  /** It has no attempt left. */
  readonly isExhausted: boolean;
}

/** Ids of the running jobs that belong to no living process, as a condition of SQL with one parameter, `$2`. */
type Unowned = { readonly condition: string; readonly parameter: unknown };

/** This process is the only one: all jobs but its own are lost. */
export const notAmong = (ids: readonly string[]): Unowned => ({
  condition: 'id <> all($2::uuid[])',
  parameter: ids,
});

/** Each process holds a lock on each of its jobs, which PostgreSQL releases when the process ends. */
export const notHeld: Unowned = {
  condition: 'pg_try_advisory_xact_lock($2, hashtext(id::text))',
  parameter: HOLD_CLASS,
};

/**
 * Finds the running jobs that belong to no living process and that started more than `graceSeconds` ago: a process holds
 * a job a moment after it has claimed it. Those with an attempt left wait again from now on; the caller ends the others.
 */
export async function reviveLostJobs(
  database: Database,
  { condition, parameter }: Unowned,
  graceSeconds: number,
): Promise<readonly LostJob[]> {
  const { rows } = await database.pool.query<LostJob>(
    `with running as materialized (
       select name, id, retry_count >= retry_limit as exhausted from pgboss.job
        where state = 'active'
          and started_on not between clock_timestamp() - make_interval(secs => $1) and clock_timestamp()),
     lost as materialized (select * from running where ${condition}),
     revived as (
       update pgboss.job set state = 'retry', start_after = now()
         from lost
        where job.name = lost.name and job.id = lost.id and job.state = 'active' and not exhausted)
     select name, id, exhausted as "isExhausted" from lost`,
    [graceSeconds, parameter],
  );
  return rows;
}
