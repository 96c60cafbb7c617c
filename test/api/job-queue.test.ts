import { sql } from 'kysely';
import PgBoss from 'pg-boss';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemScope } from '../../api/auth/scope.ts';
import type { Database } from '../../api/database/database.ts';
import { unavailable } from '../../api/errors.ts';
import { bindJob, defineJob } from '../../api/jobs/define-job.ts';
import { createJobQueue, type JobQueue } from '../../api/jobs/queue.ts';
import { createLog } from '../../api/log.ts';
import { deferred } from '../support/deferred.ts';
import { openMigratedDatabase } from '../support/migrated-database.ts';

interface Echo {
  run(word: string): Promise<void>;
  giveUp(word: string): Promise<void>;
}

const echoJob = defineJob({
  name: 'echo',
  payload: z.object({ word: z.string() }),
  keyOf: ({ word }) => word,
  concurrency: 2,
  run: ({ word }, echo: Echo) => echo.run(word),
  giveUp: ({ word }, echo) => echo.giveUp(word),
});

const isOnServer = process.env['TEST_POSTGRES_URL'] !== undefined;
const scope = systemScope('test');

let database: Database;
let remove: () => Promise<void>;
let queues: JobQueue[];
/** The words of completed jobs, and of failed ones. */
let ran: string[];
let gaveUp: string[];
let work: (word: string) => Promise<void>;

beforeEach(async () => {
  ({ database, remove } = await openMigratedDatabase());
  queues = [];
  ran = [];
  gaveUp = [];
  work = () => Promise.resolve();
});

afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.stop()));
  await remove();
});

async function openQueue({ soleWorker = !isOnServer } = {}): Promise<JobQueue> {
  const queue = createJobQueue({ database, log: createLog('silent'), soleWorker });
  queues.push(queue);
  const echo: Echo = {
    async run(word) {
      ran.push(word);
      await work(word);
    },
    async giveUp(word) {
      gaveUp.push(word);
    },
  };
  await queue.open([bindJob(echoJob, echo)]);
  return queue;
}

const enqueue = (queue: JobQueue, word: string, options = {}) =>
  database.within(scope, (tx) => queue.enqueue(tx, echoJob, { word }, options));

const statesOf = async (name = 'echo') => {
  const { rows } = await database.pool.query<{ state: string }>(
    'select state from pgboss.job where name = $1 order by created_on',
    [name],
  );
  return rows.map(({ state }) => state);
};

describe('a database error at the end of a job', () => {
  /** Makes PostgreSQL reject this state. Returns a function that ends it, without a lock on the table. */
  const refuse = async (state: string) => {
    const onChange = (statement: string) =>
      database.pool.query(`create or replace function on_change() returns trigger
        language plpgsql as $$ begin ${statement} return new; end $$`);
    await onChange(
      `if new.state = '${state}' then raise 'disk full' using errcode = '53100'; end if;`,
    );
    await database.pool.query(`create trigger on_change before insert or update on pgboss.job
      for each row execute function on_change()`);
    return () => onChange('');
  };

  it.each([
    ['completed', () => Promise.resolve(), ['completed']],
    ['failed', () => Promise.reject(z.object({}).safeParse(1).error!), ['failed']],
  ])('delays the record that it has %s', async (state, outcome, expected) => {
    const queue = await openQueue();
    const allow = await refuse(state);
    const started = deferred();
    work = () => {
      started.resolve();
      return outcome();
    };
    await queue.work();
    await enqueue(queue, 'once');
    await started.promise;
    await expect.poll(() => statesOf()).toEqual(['active']);
    await allow();
    await expect.poll(() => statesOf()).toEqual(expected);
    expect(ran).toEqual(['once']);
    await expect.poll(() => gaveUp).toEqual(state === 'failed' ? ['once'] : []);
  });
});

describe('a waiting job', () => {
  /** Archives jobs whose retention in pg-boss has ended. */
  const maintain = () =>
    new PgBoss({
      db: { executeSql: (text, values) => database.pool.query(text, values) },
    }).maintain();

  it('is kept for any wait', async () => {
    const queue = await openQueue();
    await enqueue(queue, 'patient');
    await queue.stop();
    await database.pool.query(
      `update pgboss.job set created_on = created_on - interval '5 years',
         start_after = start_after - interval '5 years', keep_until = keep_until - interval '5 years'`,
    );
    const later = await openQueue();
    await maintain();
    await later.work();
    await expect.poll(() => ran).toEqual(['patient']);
  });

  it('is kept by a queue that was created with a shorter retention', async () => {
    const first = await openQueue();
    await enqueue(first, 'patient');
    await first.stop();
    await database.pool.query(
      `update pgboss.queue set retention_minutes = 20160, policy = 'short'`,
    );
    await database.pool.query(`update pgboss.job set keep_until = now() - interval '1 day'`);
    const later = await openQueue();
    await maintain();
    await later.work();
    await expect.poll(() => ran).toEqual(['patient']);
  });

  const setClockBack = () =>
    database.pool.query(`update pgboss.job set created_on = created_on + interval '1 year',
      started_on = started_on + interval '1 year', start_after = start_after + interval '1 year'`);

  it('starts although the clock was set back', async () => {
    const queue = await openQueue();
    await enqueue(queue, 'early', { delaySeconds: 1 });
    await setClockBack();
    await queue.work();
    await expect.poll(() => ran).toEqual(['early']);
  });

  it('starts again although the clock was set back after it failed', async () => {
    const queue = await openQueue();
    work = () => Promise.reject(unavailable('It is down.'));
    await queue.work();
    await enqueue(queue, 'again');
    await expect.poll(() => statesOf()).toEqual(['retry']);
    await queue.stop();
    await setClockBack();
    ran = [];
    work = () => Promise.resolve();
    const later = await openQueue();
    await later.work();
    await expect.poll(() => ran).toEqual(['again']);
  });

  it('does not delay a later request of its key', async () => {
    const queue = await openQueue();
    await queue.work();
    await enqueue(queue, 'key', { delaySeconds: 3600 });
    await enqueue(queue, 'key');
    await expect.poll(() => ran).toEqual(['key']);
    await expect.poll(() => statesOf()).toEqual(['completed']);
  });

  it('shares its run with other jobs of its key', async () => {
    const queue = await openQueue();
    for (const word of ['a', 'b', 'a', 'b', 'a']) await enqueue(queue, word);
    await database.within(scope, async (tx) => {
      for (let count = 0; count < 3; count++) await queue.enqueue(tx, echoJob, { word: 'c' });
    });
    expect(await statesOf()).toHaveLength(6);
    await queue.work();
    await expect.poll(() => statesOf()).toEqual(['completed', 'completed', 'completed']);
    expect(ran.toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe.runIf(isOnServer)('a job that starts before a change commits', () => {
  it('is followed by another that sees the change', async () => {
    await database.pool.query('create table value (number int)');
    await database.pool.query('insert into value values (1)');
    const seen: number[] = [];
    work = async () => {
      const { rows } = await database.pool.query<{ number: number }>('select number from value');
      seen.push(rows[0]!.number);
    };
    const queue = await openQueue();
    await enqueue(queue, 'publish'); // waits, committed
    const [changed, release] = [deferred(), deferred()];
    const changing = database.within(scope, async (tx) => {
      await sql`update value set number = 2`.execute(tx.sql);
      await queue.enqueue(tx, echoJob, { word: 'publish' });
      changed.resolve();
      await release.promise;
    });
    await changed.promise;
    await queue.work();
    await expect.poll(() => seen).toEqual([1]);
    release.resolve();
    await changing;
    await expect.poll(() => seen).toEqual([1, 2]);
  });
});

describe('a job whose process died', () => {
  /** Marks the waiting job as running in a process that is gone. */
  const orphan = (retries: number) =>
    database.pool.query(
      `update pgboss.job set state = 'active', started_on = now() - interval '1 minute', retry_count = $1
        where name = 'echo'`,
      [retries],
    );

  it('runs again', async () => {
    const queue = await openQueue();
    await enqueue(queue, 'orphan');
    await orphan(0);
    await queue.work();
    await expect.poll(() => ran).toEqual(['orphan']);
  });

  it('fails permanently when it has ended too many processes', async () => {
    const queue = await openQueue();
    await enqueue(queue, 'poison');
    await orphan(4);
    await queue.work();
    await expect.poll(() => gaveUp).toEqual(['poison']);
    expect(ran).toEqual([]);
    expect(await statesOf()).toEqual(['failed']);
  });
});

it.runIf(isOnServer)('opens an empty queue in several processes at the same time', async () => {
  await database.pool.query('drop schema pgboss cascade');
  await Promise.all([openQueue(), openQueue(), openQueue()]);
  await enqueue(queues[2]!, 'first');
  await queues[0]!.work();
  await expect.poll(() => ran).toEqual(['first']);
});
