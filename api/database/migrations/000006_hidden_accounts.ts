import { type Kysely, sql } from 'kysely';

/**
 * Hides which addresses have an account. An account has an id for the password exchange that depends only on its address,
 * so that signing up does not change what the exchange shows. A code remembers the id that its sign-up returned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Verifiers depend on the id, so existing accounts keep theirs.
  await sql`alter table user_pool.accounts add column srp_user_id uuid`.execute(db);
  await sql`update user_pool.accounts set srp_user_id = id`.execute(db);
  await sql`alter table user_pool.accounts alter column srp_user_id set not null`.execute(db);
  await sql`create unique index accounts_srp_user_id on user_pool.accounts (srp_user_id)`.execute(
    db,
  );
  await sql`alter table user_pool.codes add column returned_sub uuid`.execute(db);
  await sql`create index codes_returned_sub on user_pool.codes (returned_sub)`.execute(db);
}
