import { type Kysely, sql } from 'kysely';

/** The queries of analysts, and the keys that their pseudonyms are made with, which nobody reads through the API. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pseudonym_keys (
      organization_id uuid primary key references organizations on delete cascade,
      key bytea not null
    )`.execute(db);
  await sql`alter table pseudonym_keys enable row level security`.execute(db);
  // A day of an organization is written to the lake whole.
  await sql`create index recordings_by_day on recordings (organization_id, started_at)`.execute(db);

  await sql`
    create table sql_queries (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations on delete cascade,
      user_id uuid not null references users on delete cascade,
      statement text not null,
      parameters jsonb not null,
      max_age_minutes integer not null,
      state text not null default 'QUEUED'
        check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
      failure_code text,
      failure_message text,
      columns jsonb,
      row_count bigint,
      result_bytes bigint,
      scanned_bytes bigint,
      reused boolean,
      created_at timestamptz not null default clock_timestamp(),
      started_at timestamptz,
      ended_at timestamptz,
      result_expires_at timestamptz
    )`.execute(db);
  await sql`create index on sql_queries (user_id, created_at desc, id desc)`.execute(db);
  await sql`create index on sql_queries (result_expires_at) where result_expires_at is not null`.execute(
    db,
  );
  await sql`alter table sql_queries enable row level security`.execute(db);
  await sql`grant select, insert on sql_queries to gaitway_viewer`.execute(db);
  await sql`grant update (state, ended_at) on sql_queries to gaitway_viewer`.execute(db);
  const own = sql`user_id = (select viewer_id())
    and organization_id = (select viewer_organization_id()) and (select viewer_in_group('analyst'))`;
  for (const [command, condition] of [
    ['select', sql`using (${own})`],
    ['insert', sql`with check (${own})`],
    ['update', sql`using (${own})`],
  ] as const) {
    await sql`
      create policy ${sql.ref(`${command}_own_queries`)} on sql_queries
        for ${sql.raw(command)} to gaitway_viewer ${condition}`.execute(db);
  }
}
