import { type Kysely, sql } from 'kysely';

/**
 * Trainings that outlive a job, models whose artifact is gone, and the queries of analysts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trainings (
      participant_id uuid not null references participants on delete cascade,
      test_type_id uuid not null references test_types,
      organization_id uuid not null references organizations,
      version integer not null,
      training_sha256 text not null,
      examples jsonb not null,
      attempt integer not null,
      under_way boolean not null,
      started_at timestamptz not null default now(),
      primary key (participant_id, test_type_id)
    )`.execute(db);
  await sql`alter table trainings enable row level security`.execute(db);
  await sql`alter table models add column lost_at timestamptz`.execute(db);

  await sql`
    create table query_executions (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations,
      requested_by uuid not null references users on delete cascade,
      statement text not null,
      status text not null default 'QUEUED'
        check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
      failure_code text,
      failure_message text,
      scanned_bytes bigint,
      row_count bigint,
      duration_ms bigint,
      requested_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db);
  await sql`
    create index query_executions_history
      on query_executions (requested_by, requested_at desc, id desc)`.execute(db);
  await sql`create index query_executions_age on query_executions (requested_at)`.execute(db);
  await sql`alter table query_executions enable row level security`.execute(db);
  await sql`
    grant select, insert, update (status, ended_at) on query_executions to gaitway_viewer`.execute(
    db,
  );
  await sql`
    create policy own_queries on query_executions to gaitway_viewer
      using (requested_by = (select viewer_id()) and (select viewer_in_group('analyst')))
      with check (requested_by = (select viewer_id())
        and organization_id = (select viewer_organization_id())
        and (select viewer_in_group('analyst')))`.execute(db);
}
