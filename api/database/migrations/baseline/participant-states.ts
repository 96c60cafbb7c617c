/** What needs attention about each participant, kept current by triggers so that a list reads one row of each. */
export const participantStates = `
create table participant_states (
  participant_id uuid primary key references participants on delete cascade,
  organization_id uuid not null references organizations,
  last_recording_at timestamptz,
  last_scored_at timestamptz,
  last_score double precision,
  -- The mean of the newest three scores minus that of up to seven before; the lowest of all test types.
  score_change double precision,
  failed_count integer not null,
  waiting_count integer not null,
  last_clinician_score_at timestamptz
);
alter table participant_states enable row level security;
create policy visible_participant_states on participant_states for select to gaitway_viewer using (
  organization_id = (select viewer_organization_id())
  and (participant_id in (select unnest(viewer_participant_ids())) or (select viewer_in_group('admin'))));
grant select on participant_states to gaitway_viewer;

create function refresh_participant_states(ids uuid[]) returns void
  language plpgsql security definer set search_path = public as $$
    begin
      -- Other changes to recordings of the same person wait here, and then see this one.
      perform from participant_states where participant_id = any (ids)
        order by participant_id for update;
      insert into participant_states
      select participants.id, organization_id,
        (select max(started_at) from recordings where participant_id = participants.id),
        last.started_at, last.score, falls.change,
        (select count(*) from recordings
          where participant_id = participants.id and status = 'FAILED'),
        (select count(*) from recordings
          where participant_id = participants.id and status = 'AWAITING_MODEL'),
        (select max(started_at) from recordings
          where participant_id = participants.id and clinician_score is not null)
      from participants
        left join lateral (
          select started_at, score from recordings join scores on recording_id = recordings.id
          where recordings.participant_id = participants.id and status = 'SCORED'
          order by started_at desc, recordings.id desc limit 1) as last on true
        left join lateral (
          select min(change) as change from test_types cross join lateral (
            select avg(score) filter (where place <= 3) - avg(score) filter (where place > 3) as change
            from (
              select score, row_number() over (order by started_at desc, recordings.id desc) as place
              from recordings join scores on recording_id = recordings.id
              where recordings.participant_id = participants.id and test_type_id = test_types.id
                and status = 'SCORED'
              order by started_at desc, recordings.id desc limit 10) as newest
            having count(*) >= 5) as changes
          where test_types.organization_id = participants.organization_id) as falls on true
      where participants.id = any (ids)
      on conflict (participant_id) do update set
        last_recording_at = excluded.last_recording_at,
        last_scored_at = excluded.last_scored_at,
        last_score = excluded.last_score,
        score_change = excluded.score_change,
        failed_count = excluded.failed_count,
        waiting_count = excluded.waiting_count,
        last_clinician_score_at = excluded.last_clinician_score_at;
    end $$;

create function follow_participants() returns trigger language plpgsql as $$
    begin
      perform refresh_participant_states(array(select id from added));
      return null;
    end $$;
create trigger participant_states_added after insert on participants
  referencing new table as added
  for each statement execute function follow_participants();

create function follow_recordings() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        perform refresh_participant_states(array(select distinct participant_id from added));
      elsif tg_op = 'DELETE' then
        perform refresh_participant_states(array(select distinct participant_id from removed));
      else
        perform refresh_participant_states(ids) from (
          select array_agg(distinct added.participant_id) as ids from added join removed using (id)
          where (added.status, added.clinician_score, added.started_at)
            is distinct from (removed.status, removed.clinician_score, removed.started_at)) as changed
        where ids is not null; -- notes alone change nothing here
      end if;
      return null;
    end $$;
create trigger participant_states_inserted after insert on recordings
  referencing new table as added
  for each statement execute function follow_recordings();
create trigger participant_states_updated after update on recordings
  referencing old table as removed new table as added
  for each statement execute function follow_recordings();
create trigger participant_states_deleted after delete on recordings
  referencing old table as removed
  for each statement execute function follow_recordings();
`;
