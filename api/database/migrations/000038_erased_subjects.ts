import { type Kysely, sql } from 'kysely';

/**
 * Whom an organization has erased: keyed digests of their user ids, so that a token of a person who was erased makes no
 * new record. Each organization has a key of its own, which goes with it. Viewers can read neither table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table erasure_keys (
      organization_id uuid primary key references organizations on delete cascade,
      erasure_key text not null
    )`.execute(db);
  await sql`alter table erasure_keys enable row level security`.execute(db);
  await sql`
    create function give_erasure_key() returns trigger language plpgsql as $$
    begin
      -- Two random uuids have 244 random bits, and need no extension.
      insert into public.erasure_keys (organization_id, erasure_key)
        values (new.id, replace(concat(gen_random_uuid(), gen_random_uuid()), '-', ''));
      return null;
    end $$`.execute(db);
  await sql`
    insert into erasure_keys (organization_id, erasure_key)
      select id, replace(concat(gen_random_uuid(), gen_random_uuid()), '-', '') from organizations`.execute(
    db,
  );
  await sql`
    create trigger organizations_erasure_key after insert on organizations
      for each row execute function give_erasure_key()`.execute(db);
  await sql`
    create table erased_subjects (
      digest text primary key,
      organization_id uuid not null references organizations on delete cascade,
      erased_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`
    create index erased_subjects_organization on erased_subjects (organization_id)`.execute(db);
  await sql`alter table erased_subjects enable row level security`.execute(db);
}
