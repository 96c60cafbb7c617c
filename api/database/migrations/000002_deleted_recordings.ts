import { type Kysely, sql } from 'kysely';

/**
 * The ids of deleted recordings, so that a phone that was offline cannot submit one again. Nothing else of a recording
 * stays. Viewers cannot read the table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deleted_recordings (
      recording_id uuid primary key,
      organization_id uuid not null references organizations on delete cascade,
      deleted_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`
    create index deleted_recordings_organization on deleted_recordings (organization_id)`.execute(
    db,
  );
  await sql`alter table deleted_recordings enable row level security`.execute(db);
}
