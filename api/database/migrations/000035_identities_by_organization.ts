import { type Kysely, sql } from 'kysely';

/** An identity id names one person in an organization. Another organization may know the same person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table participants
      drop constraint participants_identity_id_key,
      add constraint participants_identity unique (organization_id, identity_id)`.execute(db);
}
