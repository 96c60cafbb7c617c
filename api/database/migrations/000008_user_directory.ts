import { type Kysely, sql } from 'kysely';

/**
 * What the embedded sign-in service keeps for an administrator's hand: its own groups and disabled accounts, as Amazon
 * Cognito has them beside the records, and one-time codes as second factor. The shared secrets are sealed like the
 * password verifiers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table user_pool.accounts
      add column groups text[] not null default '{}',
      add column disabled_at timestamptz,
      add column totp_offered text,
      add column totp_secret text,
      add column totp_last_step bigint,
      add column totp_enabled boolean not null default false,
      add constraint totp_needs_secret check (not totp_enabled or totp_secret is not null)`.execute(
    db,
  );
  await sql`
    create table user_pool.second_factor_challenges (
      session_digest text primary key,
      account_id uuid not null references user_pool.accounts on delete cascade,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`
    create index second_factor_challenges_account
      on user_pool.second_factor_challenges (account_id)`.execute(db);
  await sql`
    create index second_factor_challenges_expiry
      on user_pool.second_factor_challenges (expires_at)`.execute(db);
}
