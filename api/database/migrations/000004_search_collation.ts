import { type Kysely, sql } from 'kysely';

/** Collations of PostgreSQL that fold the case of all scripts, the most portable first. */
const SOURCES = ['pg_c_utf8', 'und-x-icu', 'C.utf8', 'C.UTF-8', 'en_US.utf8'];

/**
 * Gives searches a collation of their own. The one of the database may be `C`, which folds the case of ASCII only: a search
 * for "élise" would not find "Élise".
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select collname as name from pg_collation
    where collnamespace = 'pg_catalog'::regnamespace and collname = any (${SOURCES})
      and collencoding in (-1, (select encoding from pg_database where datname = current_database()))
    order by array_position(${SOURCES}::text[], collname::text) limit 1`.execute(db);
  const source = sql.id('pg_catalog', rows[0]?.name ?? 'C');
  await sql`create collation search_text from ${source}`.execute(db);
}
