/** Test types and their assignments, recordings with what was measured on them, models and scores. */
export const recordings = `
create table test_types (
  id uuid default gen_random_uuid() primary key,
  organization_id uuid not null references organizations,
  key text not null,
  name text not null,
  instructions text,
  created_at timestamptz default now() not null,
  translations jsonb default '[]' not null,
  unique (organization_id, key)
);
alter table test_types enable row level security;
create policy own_test_types on test_types for select to gaitway_viewer
  using (organization_id = (select viewer_organization_id()));
create policy create_test_types on test_types for insert to gaitway_viewer with check (
  organization_id = (select viewer_organization_id())
  and ((select viewer_in_group('careProvider')) or (select viewer_in_group('admin'))));
create policy change_test_types on test_types for update to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and ((select viewer_in_group('careProvider')) or (select viewer_in_group('admin'))));
grant select, insert, update (name, instructions, translations) on test_types to gaitway_viewer;

create function count_test_type_change() returns trigger
  language plpgsql security definer set search_path = public as $$
    begin
      -- The trigger of organizations counts.
      update organizations set settings_version = settings_version
        where id = coalesce(new.organization_id, old.organization_id);
      return null;
    end $$;
create trigger count_test_type_change after insert or update or delete on test_types
  for each row execute function count_test_type_change();

create table assignments (
  id uuid default gen_random_uuid() primary key,
  participant_id uuid not null references participants on delete cascade,
  test_type_id uuid not null references test_types,
  assigned_by uuid not null references users,
  assigned_at timestamptz default now() not null,
  unique (participant_id, test_type_id)
);
alter table assignments enable row level security;
create policy visible_assignments on assignments for select to gaitway_viewer using (
  participant_id in (select unnest(viewer_participant_ids()))
  or ((select viewer_in_group('admin')) and viewer_organization_has(participant_id)));
create policy give_assignments on assignments for insert to gaitway_viewer with check (
  (participant_id = any ((select viewer_participant_ids())::uuid[])
    or ((select viewer_in_group('admin')) and viewer_organization_has(participant_id)))
  and assigned_by = (select viewer_id()) and (select viewer_in_group('careProvider')));
create policy take_assignments on assignments for delete to gaitway_viewer using (
  (participant_id = any ((select viewer_participant_ids())::uuid[])
    or ((select viewer_in_group('admin')) and viewer_organization_has(participant_id)))
  and (select viewer_in_group('careProvider')));
grant select, insert, delete on assignments to gaitway_viewer;

create table recordings (
  id uuid primary key,
  organization_id uuid not null references organizations,
  participant_id uuid not null references participants on delete cascade,
  test_type_id uuid not null references test_types,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  training boolean not null,
  clinician_score smallint check (clinician_score >= 0 and clinician_score <= 100),
  notes text,
  status text default 'RECEIVED' not null
    check (status in ('RECEIVED', 'CONVERTED', 'TRAINING', 'AWAITING_MODEL', 'SCORED', 'FAILED')),
  failure_code text,
  failure_message text,
  failure_retryable boolean,
  content_sha256 text not null,
  submitted_by uuid references users on delete set null,
  received_at timestamptz default now() not null,
  converted_at timestamptz,
  quality jsonb,
  movement jsonb,
  constraint recordings_check check (ended_at >= started_at),
  constraint recordings_check1 check ((status = 'FAILED') = (failure_code is not null)),
  constraint recordings_check2 check (not training or clinician_score is not null)
);
create unique index recordings_owner on recordings (id, participant_id);
create index recordings_history on recordings (participant_id, started_at desc, id desc);
create index recordings_by_test on recordings (participant_id, test_type_id, started_at desc, id desc);
create index recordings_by_day on recordings (organization_id, started_at);
create index recordings_scored on recordings (participant_id, test_type_id, started_at desc)
  where status = 'SCORED';
create index recordings_failed on recordings (participant_id) where status = 'FAILED';
create index recordings_awaiting_model on recordings (participant_id, test_type_id)
  where status = 'AWAITING_MODEL';
create index recordings_clinician_scored on recordings (participant_id, started_at desc)
  where clinician_score is not null;
alter table recordings enable row level security;
create policy visible_recordings on recordings for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (participant_id in (select unnest(viewer_participant_ids())) or (select viewer_in_group('admin'))));
create policy submit_recordings on recordings for insert to gaitway_viewer with check (
  organization_id = (select viewer_organization_id())
  and (participant_id = any ((select viewer_participant_ids())::uuid[]) or (select viewer_in_group('admin')))
  and submitted_by = (select viewer_id()));
create policy annotate_recordings on recordings for update to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (participant_id = any ((select viewer_participant_ids())::uuid[]) or (select viewer_in_group('admin')))
  and ((select viewer_in_group('careProvider')) or (select viewer_in_group('admin'))));
create policy delete_recordings on recordings for delete to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (participant_id = any ((select viewer_participant_ids())::uuid[]) or (select viewer_in_group('admin')))
  and (select viewer_in_group('careProvider')));
grant select, insert, delete,
  update (clinician_score, notes, status, failure_code, failure_message, failure_retryable)
  on recordings to gaitway_viewer;

create function notify_recording_changed() returns trigger language plpgsql as $$
    begin
      perform pg_notify('recording_changed', new.id::text);
      return null;
    end $$;
create trigger recording_changed after insert or update on recordings
  for each row execute function notify_recording_changed();

-- Scores and summaries carry the participant of their recording, so that their policies read no other table.
create table axis_summaries (
  recording_id uuid not null,
  axis text not null check (axis in ('ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz')),
  minimum double precision not null,
  maximum double precision not null,
  mean double precision not null,
  standard_deviation double precision not null,
  participant_id uuid not null,
  primary key (recording_id, axis),
  constraint axis_summaries_recording_fkey foreign key (recording_id, participant_id)
    references recordings (id, participant_id) on delete cascade
);
alter table axis_summaries enable row level security;
create policy visible_axis_summaries on axis_summaries for select to gaitway_viewer using (
  participant_id in (select unnest(viewer_participant_ids()))
  or ((select viewer_in_group('admin')) and viewer_organization_has(participant_id)));
grant select on axis_summaries to gaitway_viewer;

create table models (
  id uuid default gen_random_uuid() primary key,
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
  trained_at timestamptz default now() not null,
  lost_at timestamptz,
  unique (participant_id, test_type_id, version)
);
alter table models enable row level security;
create policy visible_models on models for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (participant_id in (select unnest(viewer_participant_ids())) or (select viewer_in_group('admin'))));
grant select on models to gaitway_viewer;

create table scores (
  recording_id uuid primary key,
  model_id uuid not null references models,
  score double precision not null check (score >= 0 and score <= 100),
  interval_low double precision not null,
  interval_high double precision not null,
  low_confidence boolean not null,
  scored_at timestamptz default now() not null,
  reasons jsonb default '[]' not null,
  participant_id uuid not null,
  constraint scores_check check (interval_low <= score and score <= interval_high),
  constraint scores_recording_fkey foreign key (recording_id, participant_id)
    references recordings (id, participant_id) on delete cascade
);
alter table scores enable row level security;
create policy visible_scores on scores for select to gaitway_viewer using (
  participant_id in (select unnest(viewer_participant_ids()))
  or ((select viewer_in_group('admin')) and viewer_organization_has(participant_id)));
grant select on scores to gaitway_viewer;

-- The training that is running or ran last for a participant and a test type. No policy: only the system reads it.
create table trainings (
  participant_id uuid not null references participants on delete cascade,
  test_type_id uuid not null references test_types,
  organization_id uuid not null references organizations,
  version integer not null,
  training_sha256 text not null,
  examples jsonb not null,
  attempt integer not null,
  under_way boolean not null,
  started_at timestamptz default now() not null,
  primary key (participant_id, test_type_id)
);
alter table trainings enable row level security;

create table uploads (
  id uuid default gen_random_uuid() primary key,
  organization_id uuid not null references organizations,
  requested_by uuid not null references users on delete cascade,
  recording_id uuid,
  expires_at timestamptz not null,
  created_at timestamptz default now() not null
);
alter table uploads enable row level security;
create policy own_uploads on uploads to gaitway_viewer
  using (requested_by = (select viewer_id()))
  with check (requested_by = (select viewer_id())
    and organization_id = (select viewer_organization_id()));
grant select, insert, update (recording_id) on uploads to gaitway_viewer;
`;
