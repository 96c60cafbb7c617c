import { type Kysely, sql } from 'kysely';

/**
 * The embedded sign-in service's own state, and the outbox that its mails go to. They live in schemas of their own,
 * in which the role `gaitway_viewer` has no right: the records know a user by the `sub` of the token, as they do
 * with Amazon Cognito. Nothing here can be used to sign in by itself: passwords, codes and tokens are digests, and
 * what the password exchange needs is sealed with a key that is not in the database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema user_pool`.execute(db);
  await sql`
    create table user_pool.accounts (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      given_name text not null,
      family_name text not null,
      password_hash text not null,
      srp_salt text not null,
      srp_verifier text not null,
      confirmed_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table user_pool.codes (
      subject text not null,
      purpose text not null check (purpose in ('sign-up', 'password-reset')),
      digest text not null,
      expires_at timestamptz not null,
      failures integer not null default 0,
      sends integer not null default 1,
      counting_since timestamptz not null,
      primary key (subject, purpose)
    )`.execute(db);
  await sql`create index codes_expiry on user_pool.codes (expires_at)`.execute(db);
  await sql`
    create table user_pool.sign_in_failures (
      subject text primary key,
      failures integer not null,
      locked_until timestamptz not null
    )`.execute(db);
  await sql`
    create index sign_in_failures_age on user_pool.sign_in_failures (locked_until)`.execute(db);
  await sql`
    create table user_pool.challenges (
      secret_block_digest text primary key,
      subject text not null,
      user_id uuid not null,
      claim_key text not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index challenges_expiry on user_pool.challenges (expires_at)`.execute(db);
  await sql`
    create table user_pool.sessions (
      id uuid primary key,
      account_id uuid not null references user_pool.accounts on delete cascade,
      signed_in_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index sessions_account on user_pool.sessions (account_id)`.execute(db);
  await sql`create index sessions_expiry on user_pool.sessions (expires_at)`.execute(db);
  await sql`
    create table user_pool.refresh_tokens (
      digest text primary key,
      session_id uuid not null references user_pool.sessions on delete cascade,
      replaced_at timestamptz
    )`.execute(db);
  await sql`
    create index refresh_tokens_session on user_pool.refresh_tokens (session_id)`.execute(db);

  await sql`create schema outbox`.execute(db);
  await sql`
    create table outbox.messages (
      id bigint generated always as identity primary key,
      recipient text not null,
      subject text not null,
      body text not null,
      sent_at timestamptz not null
    )`.execute(db);
}
