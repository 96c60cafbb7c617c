-- The functions that PostGraphile needs in addition to the tables.

create or replace function participants_in_care(provider uuid) returns setof participants
language sql stable rows 50 as $$
  select participants.* from care_team_members
  join participants on participants.id = care_team_members.participant_id
  where care_team_members.user_id = provider
  order by participants.family_name, participants.given_name, participants.id
$$;

create or replace function models_training_count(model models) returns integer
language sql stable as $$
  select cardinality(model.training_recording_ids)
$$;

do $$ begin
  create type score_summary as (average double precision, count integer, previous_average double precision);
exception when duplicate_object then null;
end $$;

create or replace function participants_score_summary(
  participant participants, since timestamptz, until timestamptz
) returns score_summary
language sql stable as $$
  select avg(score) filter (where started_at >= since),
    (count(*) filter (where started_at >= since))::integer,
    avg(score) filter (where started_at < since)
  from recordings join scores on scores.recording_id = recordings.id
  where recordings.participant_id = participant.id and started_at >= since - (until - since) and started_at < until
$$;

-- The key of scores, as PostGraphile names relations: a recording has one.
comment on table scores is E'@foreignKey (recording_id) references recordings (id)';
