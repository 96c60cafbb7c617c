import { type Kysely, sql } from 'kysely';

/** When an invitation was handed over to the mail service; null until then. Until now that came before the answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invitations add column mailed_at timestamptz`.execute(db);
  await sql`update invitations set mailed_at = created_at`.execute(db);
}
