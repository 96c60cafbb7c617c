import { type Kysely, sql } from 'kysely';

/** How the person moved in each recording, and what of it made the score. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table recordings add column movement jsonb`.execute(db);
  await sql`alter table scores add column reasons jsonb not null default '[]'`.execute(db);
}
