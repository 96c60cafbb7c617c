import { type Kysely, sql } from 'kysely';

/** What an organization settles for itself: when somebody needs attention, and how its people sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organizations
    add column inactivity_days integer not null default 14
      check (inactivity_days between 1 and 365),
    add column idle_minutes integer not null default 30 check (idle_minutes between 5 and 1440),
    add column second_factor_required boolean not null default false,
    add check (band_low >= 0 and band_low < band_ok and band_ok <= 100)`.execute(db);
}
