/** Organizations, their users and participants, care teams and invitations. */
export const people = `
create table organizations (
  id uuid default gen_random_uuid() primary key,
  name text not null,
  band_ok smallint default 60 not null check (band_ok >= 0 and band_ok <= 100),
  band_low smallint default 40 not null check (band_low >= 0 and band_low <= 100),
  created_at timestamptz default now() not null,
  inactivity_days integer default 14 not null check (inactivity_days >= 1 and inactivity_days <= 365),
  idle_minutes integer default 30 not null check (idle_minutes >= 5 and idle_minutes <= 1440),
  second_factor_required boolean default false not null,
  settings_version integer default 1 not null,
  constraint organizations_check check (band_low <= band_ok),
  constraint organizations_check1 check (band_low >= 0 and band_low < band_ok and band_ok <= 100)
);
alter table organizations enable row level security;
create policy own_organization on organizations for select to gaitway_viewer
  using (id = (select viewer_organization_id()));
grant select on organizations to gaitway_viewer;

-- Gateways cache the settings of an organization by their version.
create function count_settings_change() returns trigger language plpgsql as $$
    begin
      new.settings_version = old.settings_version + 1;
      return new;
    end $$;
create trigger count_settings_change before update on organizations
  for each row execute function count_settings_change();

create table users (
  id uuid primary key,
  organization_id uuid not null references organizations,
  email text not null,
  given_name text not null,
  family_name text not null,
  groups text[] not null check (groups <@ array['careProvider', 'participant', 'analyst', 'admin']),
  disabled_at timestamptz,
  created_at timestamptz default now() not null,
  -- Tokens of sessions that began before are rejected.
  sessions_valid_from timestamptz,
  -- When the second factor was first seen on, where the user pool belongs to others.
  second_factor_since timestamptz
);
create unique index users_email on users (lower(email));
create index users_organization on users (organization_id);

create table participants (
  id uuid default gen_random_uuid() primary key,
  organization_id uuid not null references organizations,
  user_id uuid unique references users on delete set null,
  identity_id text,
  given_name text not null,
  family_name text not null,
  email text,
  consented_at timestamptz,
  created_at timestamptz default now() not null,
  erasure_requested_at timestamptz,
  constraint participants_identity unique (organization_id, identity_id)
);
create index participants_by_name on participants (organization_id, family_name, given_name, id);
create index participants_email on participants (organization_id, lower(email));
create index participants_to_erase on participants (organization_id, erasure_requested_at)
  where erasure_requested_at is not null;

create table care_team_members (
  participant_id uuid not null references participants on delete cascade,
  user_id uuid not null references users on delete cascade,
  added_at timestamptz default now() not null,
  primary key (user_id, participant_id)
);
create index care_team_members_participant on care_team_members (participant_id);

-- A participant in a viewer's care is therefore in the viewer's organization; policies need not check it again.
create function keep_care_team_in_organization() returns trigger language plpgsql as $$
    begin
      if not exists (select from public.participants join public.users using (organization_id)
          where participants.id = new.participant_id and users.id = new.user_id) then
        raise exception 'a care team stays within one organization' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
create trigger care_team_in_organization before insert or update on care_team_members
  for each row execute function keep_care_team_in_organization();

create function viewer_organization_has(participant uuid) returns boolean
  language sql stable security definer set search_path = public
  return exists (select from participants
    where participants.id = participant and participants.organization_id = viewer_organization_id());

create function viewer_shares_care_team(member uuid) returns boolean
  language sql stable security definer set search_path = public
  return exists (select from care_team_members
    where care_team_members.user_id = member
      and care_team_members.participant_id = any (viewer_participant_ids()));

alter table users enable row level security;
create policy visible_users on users for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (id = (select viewer_id())
    or (select viewer_in_group('admin'))
    or ((select viewer_in_group('careProvider')) and 'careProvider' = any (groups))
    or viewer_shares_care_team(id)));
grant select on users to gaitway_viewer;

-- The list of participants is a subquery, so that PostgreSQL hashes it once for each statement.
alter table participants enable row level security;
create policy visible_participants on participants for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (id in (select unnest(viewer_participant_ids())) or (select viewer_in_group('admin'))));
create policy own_consent on participants for update to gaitway_viewer
  using (user_id = (select viewer_id()));
grant select, update (consented_at, erasure_requested_at) on participants to gaitway_viewer;

alter table care_team_members enable row level security;
create policy visible_care_teams on care_team_members for select to gaitway_viewer using (
  participant_id in (select unnest(viewer_participant_ids()))
  or ((select viewer_in_group('admin')) and viewer_organization_has(participant_id)));
grant select on care_team_members to gaitway_viewer;

create table invitations (
  id uuid default gen_random_uuid() primary key,
  organization_id uuid not null references organizations,
  email text not null,
  "group" text not null check ("group" in ('careProvider', 'participant', 'analyst', 'admin')),
  participant_id uuid references participants on delete cascade,
  invited_by uuid references users on delete set null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz default now() not null,
  mailed_at timestamptz
);
create index invitations_email on invitations (lower(email));
create index invitations_participant on invitations (participant_id);
alter table invitations enable row level security;
create policy invitations_of_admins on invitations to gaitway_viewer
  using (organization_id = (select viewer_organization_id()) and (select viewer_in_group('admin')))
  with check (organization_id = (select viewer_organization_id())
    and invited_by = (select viewer_id()) and (select viewer_in_group('admin')));
create policy invitations_of_people_in_sight on invitations for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and participant_id in (select unnest(viewer_participant_ids())));
grant select, insert on invitations to gaitway_viewer;
`;
