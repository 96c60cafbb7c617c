/** The tables of the wings: SQL queries, privacy and messaging. */
export const wings = `
create table sql_queries (
  id uuid default gen_random_uuid() primary key,
  organization_id uuid not null references organizations on delete cascade,
  user_id uuid not null references users on delete cascade,
  statement text not null,
  parameters jsonb not null,
  max_age_minutes integer not null,
  state text default 'QUEUED' not null
    check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  failure_code text,
  failure_message text,
  columns jsonb,
  row_count bigint,
  result_bytes bigint,
  scanned_bytes bigint,
  reused boolean,
  created_at timestamptz default clock_timestamp() not null,
  started_at timestamptz,
  ended_at timestamptz,
  result_expires_at timestamptz,
  failure_line integer,
  failure_column integer
);
create index on sql_queries (user_id, created_at desc, id desc);
create index on sql_queries (result_expires_at) where result_expires_at is not null;
alter table sql_queries enable row level security;
create policy select_own_queries on sql_queries for select to gaitway_viewer using (
  user_id = (select viewer_id()) and organization_id = (select viewer_organization_id())
  and (select viewer_in_group('analyst')));
create policy insert_own_queries on sql_queries for insert to gaitway_viewer with check (
  user_id = (select viewer_id()) and organization_id = (select viewer_organization_id())
  and (select viewer_in_group('analyst')));
create policy update_own_queries on sql_queries for update to gaitway_viewer using (
  user_id = (select viewer_id()) and organization_id = (select viewer_organization_id())
  and (select viewer_in_group('analyst')));
grant select, insert, update (state, ended_at) on sql_queries to gaitway_viewer;

create table saved_queries (
  user_id uuid not null references users on delete cascade,
  id uuid not null,
  organization_id uuid not null references organizations on delete cascade,
  name text not null,
  statement text not null,
  parameters jsonb not null,
  saved_at timestamptz default clock_timestamp() not null,
  primary key (user_id, id)
);
alter table saved_queries enable row level security;
create policy own_saved_queries on saved_queries to gaitway_viewer
  using (user_id = (select viewer_id()) and organization_id = (select viewer_organization_id())
    and (select viewer_in_group('analyst')))
  with check (user_id = (select viewer_id()) and organization_id = (select viewer_organization_id())
    and (select viewer_in_group('analyst')));
grant select, insert, delete, update (name, statement, parameters, saved_at) on saved_queries
  to gaitway_viewer;

-- The key of the pseudonyms that analysts see. No policy: only the system reads it.
create table pseudonym_keys (
  organization_id uuid primary key references organizations on delete cascade,
  key bytea not null
);
alter table pseudonym_keys enable row level security;

create table audit_events (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organizations,
  occurred_at timestamptz default now() not null,
  actor_id uuid,
  action text not null,
  participant_ids uuid[] default '{}' not null,
  subject_ids text[] default '{}' not null,
  request_id text
);
create index audit_events_by_time on audit_events (organization_id, occurred_at desc, id desc);
create index audit_events_participants on audit_events using gin (participant_ids);
alter table audit_events enable row level security;
create policy read_audit on audit_events for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and ((select viewer_in_group('admin'))
    or participant_ids && array(select id from participants where user_id = viewer_id())));
create policy write_audit on audit_events for insert to gaitway_viewer with check (
  organization_id = (select viewer_organization_id()) and actor_id = (select viewer_id()));
grant select, insert on audit_events to gaitway_viewer;

create table download_tickets (
  digest text primary key,
  user_id uuid not null references users on delete cascade,
  content jsonb not null,
  expires_at timestamptz not null
);
create index download_tickets_expiry on download_tickets (expires_at);
alter table download_tickets enable row level security;

-- Digests of erased sign-in subjects, under a key of the organization, so that an erased person does not return.
create table erasure_keys (
  organization_id uuid primary key references organizations on delete cascade,
  erasure_key text not null
);
alter table erasure_keys enable row level security;
create table erased_subjects (
  digest text primary key,
  organization_id uuid not null references organizations on delete cascade,
  erased_at timestamptz default clock_timestamp() not null
);
create index erased_subjects_organization on erased_subjects (organization_id);
alter table erased_subjects enable row level security;
create function give_erasure_key() returns trigger language plpgsql as $$
    begin
      -- Two random uuids have 244 random bits, and need no extension.
      insert into public.erasure_keys (organization_id, erasure_key)
        values (new.id, replace(concat(gen_random_uuid(), gen_random_uuid()), '-', ''));
      return null;
    end $$;
create trigger organizations_erasure_key after insert on organizations
  for each row execute function give_erasure_key();

create table phones (
  id uuid default gen_random_uuid() primary key,
  user_id uuid not null references users on delete cascade,
  platform text not null check (platform in ('APNS', 'FCM')),
  language text not null,
  address text not null unique,
  registered_at timestamptz not null
);
create index phones_user on phones (user_id);
alter table phones enable row level security;

-- What the development outbox stores instead of sending it. Viewers have no right on this schema.
create schema outbox;
create table outbox.messages (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null,
  kind text default 'mail' not null check (kind in ('mail', 'push'))
);
`;
