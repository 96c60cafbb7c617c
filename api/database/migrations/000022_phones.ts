import { type Kysely, sql } from 'kysely';

/**
 * Phones that take pushes. No viewer has a right to them: the process alone knows where a phone is. The outbox keeps
 * pushes beside the mails.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table phones (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users on delete cascade,
      platform text not null check (platform in ('APNS', 'FCM')),
      language text not null,
      address text not null unique,
      registered_at timestamptz not null
    )`.execute(db);
  await sql`create index phones_user on phones (user_id)`.execute(db);
  await sql`alter table phones enable row level security`.execute(db);

  await sql`
    alter table outbox.messages add column kind text not null default 'mail' check (kind in ('mail', 'push'))`.execute(
    db,
  );
}
