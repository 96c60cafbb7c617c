import { sql } from 'kysely';
import type { PageRequest } from '../domain/page.ts';
import { ERROR_CODES, type ErrorCode } from '../errors.ts';
import type { ScopedTransaction } from '../database/database.ts';
import { exactText } from '../database/stores/sql-text.ts';

/** The state of a job. */
export const JOB_STATES = ['QUEUED', 'RUNNING', 'FAILED', 'DONE'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job of one organization. Its payload contains ids of records, never personal data. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly createdAt: Date;
  /** The same moment to the microsecond: the sort key. */
  readonly createdInstant: string;
  /** The earliest start. */
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** The number of attempts so far. */
  readonly attempts: number;
  /** The error of the last attempt. */
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

/** A conversion that found the recording unfit has completed as a job, but is shown as failed. */
const STATE = sql`case
  when unfit then 'FAILED'
  when state in ('created', 'retry') then 'QUEUED'
  when state = 'active' then 'RUNNING'
  when state = 'completed' then 'DONE'
  else 'FAILED' end`;

/** The current and the archived jobs of pg-boss. */
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

/** Selects an organization's jobs by the ids in their payloads. Internal jobs and failure notices are left out. */
const OF_ORGANIZATION = (organizationId: string) => sql`
  name not like '%-gave-up' and name not like '\\_\\_pgboss%' and ${organizationId}::uuid in (
    (data->>'organizationId')::uuid,
    job.organization_id,
    (select organization_id from participants where participants.id = (data->>'participantId')::uuid),
    substring(data->'keys'->>0 from 'organization_id=([0-9a-f-]{36})')::uuid)`;

/** pg-boss stores the error of a failed job. It fails a job itself only when the job has run for too long. */
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

/** Statements on the queue's tables. They need system rights: viewers have none on these tables. */
export const jobStore = {
  /** Returns jobs, newest first. Returns one more than `first`, which shows whether there is a next page. */
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

  /** Deletes an ended job after another job has taken over its work. */
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
