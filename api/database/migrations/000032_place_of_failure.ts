import { type Kysely, sql } from 'kysely';

/** Where in its statement a query failed, both from 1. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sql_queries add failure_line integer, add failure_column integer`.execute(
    db,
  );
}
