import { type Kysely, sql } from 'kysely';

/**
 * What clients of the local user pool have tried. Keys are digests: neither names nor addresses are kept. Codes no longer
 * count how often they were sent, because that is counted for each client network too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table user_pool.limits (
      key text primary key,
      points integer not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index limits_expiry on user_pool.limits (expires_at)`.execute(db);
  await sql`
    create table user_pool.familiar_networks (
      account_id uuid not null references user_pool.accounts on delete cascade,
      network_digest text not null,
      signed_in_at timestamptz not null,
      primary key (account_id, network_digest)
    )`.execute(db);
  await sql`alter table user_pool.codes drop column sends, drop column counting_since`.execute(db);
}
