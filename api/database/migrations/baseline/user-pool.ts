/** The local user pool. Viewers have no right on its schema. Secrets are kept as hashes and digests. */
export const userPool = `
create schema user_pool;

create table user_pool.accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  given_name text not null,
  family_name text not null,
  password_hash text not null,
  srp_salt text not null,
  srp_verifier text not null,
  confirmed_at timestamptz,
  created_at timestamptz default now() not null,
  groups text[] default '{}' not null,
  disabled_at timestamptz,
  totp_offered text,
  totp_secret text,
  totp_last_step bigint,
  totp_enabled boolean default false not null,
  constraint totp_needs_secret check (not totp_enabled or totp_secret is not null)
);

create table user_pool.sessions (
  id uuid primary key,
  account_id uuid not null references user_pool.accounts on delete cascade,
  signed_in_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  -- When the session last proved a code of the second factor.
  second_factor_at timestamptz
);
create index sessions_account on user_pool.sessions (account_id);
create index sessions_expiry on user_pool.sessions (expires_at);

create table user_pool.refresh_tokens (
  digest text primary key,
  session_id uuid not null references user_pool.sessions on delete cascade,
  replaced_at timestamptz
);
create index refresh_tokens_session on user_pool.refresh_tokens (session_id);

create table user_pool.challenges (
  secret_block_digest text primary key,
  subject text not null,
  user_id uuid not null,
  claim_key text not null,
  expires_at timestamptz not null
);
create index challenges_expiry on user_pool.challenges (expires_at);

create table user_pool.second_factor_challenges (
  session_digest text primary key,
  account_id uuid not null references user_pool.accounts on delete cascade,
  expires_at timestamptz not null
);
create index second_factor_challenges_account on user_pool.second_factor_challenges (account_id);
create index second_factor_challenges_expiry on user_pool.second_factor_challenges (expires_at);

create table user_pool.codes (
  subject text not null,
  purpose text not null check (purpose in ('sign-up', 'password-reset')),
  digest text not null,
  expires_at timestamptz not null,
  failures integer default 0 not null,
  primary key (subject, purpose)
);
create index codes_expiry on user_pool.codes (expires_at);

create table user_pool.sign_in_failures (
  subject text primary key,
  failures integer not null,
  locked_until timestamptz not null
);
create index sign_in_failures_age on user_pool.sign_in_failures (locked_until);

create table user_pool.familiar_networks (
  account_id uuid not null references user_pool.accounts on delete cascade,
  network_digest text not null,
  signed_in_at timestamptz not null,
  primary key (account_id, network_digest)
);

create table user_pool.limits (
  key text primary key,
  points integer not null,
  expires_at timestamptz not null
);
create index limits_expiry on user_pool.limits (expires_at);
`;
