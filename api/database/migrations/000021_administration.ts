import { type Kysely, sql } from 'kysely';

/**
 * Tests in several languages; persons who ask to be forgotten; and tickets, with which a browser fetches what is made
 * while it is downloaded. A ticket is known by its digest alone, to the process alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table test_types add column translations jsonb not null default '[]'`.execute(db);
  await sql`
    grant update (name, instructions, translations) on test_types to gaitway_viewer`.execute(db);
  await sql`
    create policy change_test_types on test_types for update to gaitway_viewer
      using (organization_id = (select viewer_organization_id())
        and ((select viewer_in_group('careProvider')) or (select viewer_in_group('admin'))))`.execute(
    db,
  );

  await sql`alter table participants add column erasure_requested_at timestamptz`.execute(db);
  await sql`grant update (erasure_requested_at) on participants to gaitway_viewer`.execute(db);
  await sql`
    create index participants_to_erase on participants (organization_id, erasure_requested_at)
      where erasure_requested_at is not null`.execute(db);

  await sql`
    create table download_tickets (
      digest text primary key,
      user_id uuid not null references users on delete cascade,
      content jsonb not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index download_tickets_expiry on download_tickets (expires_at)`.execute(db);
  await sql`alter table download_tickets enable row level security`.execute(db);
}
