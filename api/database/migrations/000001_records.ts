import { type Kysely, sql } from 'kysely';

/** The records: one organization never sees another, and times carry their zone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organizations (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      band_ok smallint not null default 60 check (band_ok between 0 and 100),
      band_low smallint not null default 40 check (band_low between 0 and 100),
      created_at timestamptz not null default now(),
      check (band_low <= band_ok)
    )`.execute(db);
  await sql`
    create table users (
      id uuid primary key,
      organization_id uuid not null references organizations,
      email text not null,
      given_name text not null,
      family_name text not null,
      groups text[] not null
        check (groups <@ array['careProvider', 'participant', 'analyst', 'admin']),
      disabled_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create unique index users_email on users (lower(email))`.execute(db);
  await sql`create index users_organization on users (organization_id)`.execute(db);
  await sql`
    create table participants (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations,
      user_id uuid unique references users on delete set null,
      identity_id text unique,
      given_name text not null,
      family_name text not null,
      email text,
      consented_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create index participants_by_name
      on participants (organization_id, family_name, given_name, id)`.execute(db);
  await sql`
    create index participants_email on participants (organization_id, lower(email))`.execute(db);
  await sql`
    create table invitations (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations,
      email text not null,
      "group" text not null
        check ("group" in ('careProvider', 'participant', 'analyst', 'admin')),
      participant_id uuid references participants on delete cascade,
      invited_by uuid references users on delete set null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index invitations_email on invitations (lower(email))`.execute(db);
  await sql`
    create table care_team_members (
      participant_id uuid not null references participants on delete cascade,
      user_id uuid not null references users on delete cascade,
      added_at timestamptz not null default now(),
      primary key (user_id, participant_id)
    )`.execute(db);
  await sql`
    create index care_team_members_participant on care_team_members (participant_id)`.execute(db);
  await sql`
    create table test_types (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations,
      key text not null,
      name text not null,
      instructions text,
      created_at timestamptz not null default now(),
      unique (organization_id, key)
    )`.execute(db);
  await sql`
    create table assignments (
      id uuid primary key default gen_random_uuid(),
      participant_id uuid not null references participants on delete cascade,
      test_type_id uuid not null references test_types,
      assigned_by uuid not null references users,
      assigned_at timestamptz not null default now(),
      unique (participant_id, test_type_id)
    )`.execute(db);
  await sql`
    create table recordings (
      id uuid primary key,
      organization_id uuid not null references organizations,
      participant_id uuid not null references participants on delete cascade,
      test_type_id uuid not null references test_types,
      started_at timestamptz not null,
      ended_at timestamptz not null,
      training boolean not null,
      clinician_score smallint check (clinician_score between 0 and 100),
      notes text,
      status text not null default 'RECEIVED' check (status in
        ('RECEIVED', 'CONVERTED', 'TRAINING', 'AWAITING_MODEL', 'SCORED', 'FAILED')),
      failure_code text,
      failure_message text,
      failure_retryable boolean,
      content_sha256 text not null,
      submitted_by uuid references users on delete set null,
      received_at timestamptz not null default now(),
      converted_at timestamptz,
      quality jsonb,
      check (ended_at >= started_at),
      check ((status = 'FAILED') = (failure_code is not null)),
      check (not training or clinician_score is not null)
    )`.execute(db);
  await sql`
    create index recordings_history
      on recordings (participant_id, started_at desc, id desc)`.execute(db);
  await sql`
    create index recordings_by_test
      on recordings (participant_id, test_type_id, started_at desc, id desc)`.execute(db);
  await sql`
    create index recordings_awaiting_model on recordings (participant_id, test_type_id)
      where status = 'AWAITING_MODEL'`.execute(db);
  await sql`
    create table axis_summaries (
      recording_id uuid not null references recordings on delete cascade,
      axis text not null
        check (axis in ('ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz')),
      minimum double precision not null,
      maximum double precision not null,
      mean double precision not null,
      standard_deviation double precision not null,
      primary key (recording_id, axis)
    )`.execute(db);
  await sql`
    create table models (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations,
      participant_id uuid not null references participants on delete cascade,
      test_type_id uuid not null references test_types,
      version integer not null check (version > 0),
      artifact_key text not null,
      feature_version integer not null,
      training_sha256 text not null,
      training_recording_ids uuid[] not null,
      mean_absolute_error double precision not null,
      baseline_error double precision not null,
      low_confidence boolean not null,
      trained_at timestamptz not null default now(),
      unique (participant_id, test_type_id, version)
    )`.execute(db);
  await sql`
    create table scores (
      recording_id uuid primary key references recordings on delete cascade,
      model_id uuid not null references models,
      score double precision not null check (score between 0 and 100),
      interval_low double precision not null,
      interval_high double precision not null,
      low_confidence boolean not null,
      scored_at timestamptz not null default now(),
      check (interval_low <= score and score <= interval_high)
    )`.execute(db);
  await sql`
    create table uploads (
      id uuid primary key default gen_random_uuid(),
      organization_id uuid not null references organizations,
      requested_by uuid not null references users on delete cascade,
      recording_id uuid,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table audit_events (
      id bigint generated always as identity primary key,
      organization_id uuid not null references organizations,
      occurred_at timestamptz not null default now(),
      actor_id uuid,
      action text not null,
      participant_ids uuid[] not null default '{}',
      subject_ids text[] not null default '{}',
      request_id text
    )`.execute(db);
  await sql`
    create index audit_events_by_time
      on audit_events (organization_id, occurred_at desc, id desc)`.execute(db);
  await sql`
    create index audit_events_participants on audit_events using gin (participant_ids)`.execute(db);
}
