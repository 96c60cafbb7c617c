import { type Kysely, sql } from 'kysely';

/** Lets an organization disguise what analysts see: other ids in each query, and the dates of each person shifted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organizations
      add column analyst_ids_by_query boolean not null default false,
      add column analyst_dates_shifted boolean not null default false`.execute(db);
}
