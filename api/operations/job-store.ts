import { sql } from 'kysely';
import type { PageRequest } from '../domain/page.ts';
import { ERROR_CODES, type ErrorCode } from '../errors.ts';
import type { ScopedTransaction } from '../database/database.ts';
import { exactText } from '../database/stores/sql-text.ts';

/** Where a job is. */
export const JOB_STATES = ['QUEUED', 'RUNNING', 'FAILED', 'DONE'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job of one organization. Its payload names records, never people. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly createdAt: Date;
  /** The same moment to the microsecond: the sort key. */
  readonly createdInstant: string;
  /** Not before then. */
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** How often it was tried. */
  readonly attempts: number;
  /** Why it failed last. */
  readonly reason: string | null;
  readonly reasonCode: ErrorCode | 'TIMED_OUT' | null;
  readonly recordingId: string | null;
  readonly participantId: string | null;
}

export type JobKey = Pick<JobView, 'createdInstant' | 'id'>;

export interface QueueDepth {
  readonly queued: number;
  readonly running: number;
  readonly failed: number;
  readonly oldestQueuedAt: Date | null;
}

/** A conversion that found a recording unfit has done its work, but people want to see what came of it. */
const STATE = sql`case
  when unfit then 'FAILED'
  when state in ('created', 'retry') then 'QUEUED'
  when state = 'active' then 'RUNNING'
  when state = 'completed' then 'DONE'
  else 'FAILED' end`;

/** pg-boss moves what has ended into its archive after a while. Jobs that only say that another gave up are no work. */
const JOBS = sql`(
  select work.*, recordings.organization_id, failure_message, failure_code,
    name = 'convert-recording' and state = 'completed' and status is not distinct from 'FAILED' as unfit
  from (
    select id, name, data, state::text, created_on, start_after, started_on, completed_on, retry_count, output
      from pgboss.job
    union all
    select id, name, data, state::text, created_on, start_after, started_on, completed_on, retry_count, output
      from pgboss.archive
  ) work left join recordings on recordings.id = (data->>'recordingId')::uuid
) job`;

/** Whose job it is, by what its payload names. */
const OF_ORGANIZATION = (organizationId: string) => sql`
  name not like '%-gave-up' and name not like '\\_\\_pgboss%' and ${organizationId}::uuid in (
    (data->>'organizationId')::uuid,
    job.organization_id,
    (select organization_id from participants where participants.id = (data->>'participantId')::uuid),
    substring(data->'keys'->>0 from 'organization_id=([0-9a-f-]{36})')::uuid)`;

/** pg-boss keeps the error that a job ended with; when it ends a job itself, then because that ran for too long. */
const REASON = sql`case when unfit then failure_message
  else coalesce(output->>'message', output->'value'->>'message') end`;
const REASON_CODE = sql`case
  when unfit then failure_code
  when output->>'code' in (${sql.join(ERROR_CODES)}) then output->>'code'
  when output ? 'message' then 'INTERNAL'
  when output->'value' ? 'message' then 'TIMED_OUT' end`;

const COLUMNS = sql`id, name as kind, ${STATE} as state, created_on as "createdAt",
  ${sql.raw(exactText('created_on'))} as "createdInstant",
  start_after as "startsAt", started_on as "startedAt", completed_on as "finishedAt",
  (retry_count + case when started_on is null then 0 else 1 end)::int as attempts,
  ${REASON} as reason, ${REASON_CODE} as "reasonCode",
  data->>'recordingId' as "recordingId", data->>'participantId' as "participantId"`;

/** Reads the queue's tables, in system scope: no viewer has a right to them. */
export const jobStore = {
  /** Newest first; one row more than asked for, when there is one. */
  async page(
    tx: ScopedTransaction,
    organizationId: string,
    { state, kind }: { readonly state: JobState | null; readonly kind: string | null },
    { first, after }: PageRequest<JobKey>,
  ): Promise<JobView[]> {
    const { rows } = await sql<JobView>`
      select ${COLUMNS} from ${JOBS}
      where ${OF_ORGANIZATION(organizationId)}
        and (${state}::text is null or ${STATE} = ${state}::text)
        and (${kind}::text is null or name = ${kind}::text)
        and (${after === null}
          or (created_on, id) < (${after?.createdInstant ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by created_on desc, id desc limit ${first + 1}`.execute(tx.sql);
    return rows;
  },

  async find(
    tx: ScopedTransaction,
    organizationId: string,
    id: string,
  ): Promise<(JobView & { readonly data: object }) | undefined> {
    const { rows } = await sql<JobView & { data: object }>`
      select ${COLUMNS}, data from ${JOBS}
      where ${OF_ORGANIZATION(organizationId)} and id = ${id}::uuid`.execute(tx.sql);
    return rows[0];
  },

  /** Forgets a job that has ended: another does its work. */
  async forget(tx: ScopedTransaction, id: string): Promise<void> {
    await sql`delete from pgboss.job where id = ${id}::uuid and completed_on is not null`.execute(
      tx.sql,
    );
    await sql`delete from pgboss.archive where id = ${id}::uuid and completed_on is not null`.execute(
      tx.sql,
    );
  },

  async depth(tx: ScopedTransaction, organizationId: string): Promise<QueueDepth> {
    const { rows } = await sql<QueueDepth>`
      select count(*) filter (where ${STATE} = 'QUEUED')::int as queued,
        count(*) filter (where ${STATE} = 'RUNNING')::int as running,
        count(*) filter (where ${STATE} = 'FAILED')::int as failed,
        min(created_on) filter (where ${STATE} = 'QUEUED' and start_after <= now()) as "oldestQueuedAt"
      from ${JOBS} where ${OF_ORGANIZATION(organizationId)}`.execute(tx.sql);
    return rows[0]!;
  },
};
