import { type Kysely, sql } from 'kysely';

/** Ends sessions of the local user pool that nobody renews, long before their longest life. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table user_pool.sessions add column idle_until timestamptz`.execute(db);
  await sql`update user_pool.sessions set idle_until = expires_at`.execute(db);
  await sql`alter table user_pool.sessions alter column idle_until set not null`.execute(db);
}
