import { type Kysely, sql } from 'kysely';

/**
 * The last no. A viewer's statements run as the role `gaitway_viewer`, with who they are in transaction-local
 * settings; should a service and a store both forget to ask, Postgres still shows and changes only this.
 * Who is in a care team decides who sees what, so that no viewer writes `care_team_members`, `users` or
 * `participants` directly: services decide by the policy table and write in system scope.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'gaitway_viewer') then
        create role gaitway_viewer nologin;
      end if;
    exception when duplicate_object or unique_violation then null; -- another database of this server made it
    end $$`.execute(db);
  await sql`grant gaitway_viewer to current_user`.execute(db);
  await sql`grant usage on schema public to gaitway_viewer`.execute(db);

  await sql`
    create function viewer_id() returns uuid language sql stable parallel safe
      return nullif(current_setting('gaitway.user_id', true), '')::uuid`.execute(db);
  await sql`
    create function viewer_organization_id() returns uuid language sql stable parallel safe
      return nullif(current_setting('gaitway.organization_id', true), '')::uuid`.execute(db);
  await sql`
    create function viewer_in_group(name text) returns boolean language sql stable parallel safe
      return name = any (string_to_array(current_setting('gaitway.groups', true), ','))`.execute(
    db,
  );

  await sql`
    grant select on organizations, users, invitations, participants, care_team_members, test_types,
      assignments, recordings, axis_summaries, models, scores, uploads, audit_events
      to gaitway_viewer`.execute(db);
  await sql`grant insert on test_types, assignments, recordings, uploads, audit_events, invitations
    to gaitway_viewer`.execute(db);
  await sql`grant delete on assignments, recordings to gaitway_viewer`.execute(db);
  await sql`grant update (clinician_score, notes, status, failure_code, failure_message, failure_retryable)
    on recordings to gaitway_viewer`.execute(db);
  await sql`grant update (consented_at) on participants to gaitway_viewer`.execute(db);
  await sql`grant update (recording_id) on uploads to gaitway_viewer`.execute(db);

  const tables = [
    'organizations',
    'users',
    'invitations',
    'participants',
    'care_team_members',
    'test_types',
    'assignments',
    'recordings',
    'axis_summaries',
    'models',
    'scores',
    'uploads',
    'audit_events',
  ];
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
  }

  // `(select f())` is evaluated once a statement, a bare `f()` once a row.
  await sql`
    create policy own_organization on organizations for select to gaitway_viewer
      using (id = (select viewer_organization_id()))`.execute(db);
  await sql`
    create policy own_test_types on test_types for select to gaitway_viewer
      using (organization_id = (select viewer_organization_id()))`.execute(db);
  await sql`
    create policy create_test_types on test_types for insert to gaitway_viewer
      with check (organization_id = (select viewer_organization_id())
        and ((select viewer_in_group('careProvider')) or (select viewer_in_group('admin'))))`.execute(
    db,
  );
  await sql`
    create policy visible_care_teams on care_team_members for select to gaitway_viewer
      using (user_id = (select viewer_id())
        or participant_id in (select id from participants))`.execute(db);
  // The function owner's eyes end the circle between participants and their care teams.
  await sql`
    create function viewer_cares_for(participant uuid) returns boolean
      language sql stable security definer set search_path = public
      return exists (select from care_team_members
        where user_id = viewer_id() and participant_id = participant)`.execute(db);
  await sql`
    create policy visible_participants on participants for select to gaitway_viewer
      using (organization_id = (select viewer_organization_id()) and (
        user_id = (select viewer_id())
        or (select viewer_in_group('admin'))
        or ((select viewer_in_group('careProvider')) and viewer_cares_for(id))))`.execute(db);
  await sql`
    create policy own_consent on participants for update to gaitway_viewer
      using (user_id = (select viewer_id()))`.execute(db);
  await sql`
    create policy visible_users on users for select to gaitway_viewer
      using (organization_id = (select viewer_organization_id()) and (
        id = (select viewer_id())
        or (select viewer_in_group('admin'))
        or (select viewer_in_group('careProvider')) and 'careProvider' = any (groups)
        or id in (select user_id from care_team_members)))`.execute(db);
  await sql`
    create policy invitations_of_admins on invitations to gaitway_viewer
      using (organization_id = (select viewer_organization_id())
        and (select viewer_in_group('admin')))
      with check (organization_id = (select viewer_organization_id())
        and invited_by = (select viewer_id()) and (select viewer_in_group('admin')))`.execute(db);

  await sql`
    create policy visible_assignments on assignments for select to gaitway_viewer
      using (participant_id in (select id from participants))`.execute(db);
  await sql`
    create policy give_assignments on assignments for insert to gaitway_viewer
      with check (participant_id in (select id from participants)
        and assigned_by = (select viewer_id())
        and (select viewer_in_group('careProvider')))`.execute(db);
  await sql`
    create policy take_assignments on assignments for delete to gaitway_viewer
      using (participant_id in (select id from participants)
        and (select viewer_in_group('careProvider')))`.execute(db);

  await sql`
    create policy visible_recordings on recordings for select to gaitway_viewer
      using (participant_id in (select id from participants))`.execute(db);
  await sql`
    create policy submit_recordings on recordings for insert to gaitway_viewer
      with check (participant_id in (select id from participants)
        and organization_id = (select viewer_organization_id())
        and submitted_by = (select viewer_id()))`.execute(db);
  await sql`
    create policy annotate_recordings on recordings for update to gaitway_viewer
      using (participant_id in (select id from participants)
        and ((select viewer_in_group('careProvider')) or (select viewer_in_group('admin'))))`.execute(
    db,
  );
  await sql`
    create policy delete_recordings on recordings for delete to gaitway_viewer
      using (participant_id in (select id from participants)
        and (select viewer_in_group('careProvider')))`.execute(db);
  await sql`
    create policy visible_axis_summaries on axis_summaries for select to gaitway_viewer
      using (recording_id in (select id from recordings))`.execute(db);
  await sql`
    create policy visible_scores on scores for select to gaitway_viewer
      using (recording_id in (select id from recordings))`.execute(db);
  await sql`
    create policy visible_models on models for select to gaitway_viewer
      using (participant_id in (select id from participants))`.execute(db);

  await sql`
    create policy own_uploads on uploads to gaitway_viewer
      using (requested_by = (select viewer_id()))
      with check (requested_by = (select viewer_id())
        and organization_id = (select viewer_organization_id()))`.execute(db);
  await sql`
    create policy write_audit on audit_events for insert to gaitway_viewer
      with check (organization_id = (select viewer_organization_id())
        and actor_id = (select viewer_id()))`.execute(db);
  await sql`
    create policy read_audit on audit_events for select to gaitway_viewer
      using (organization_id = (select viewer_organization_id()) and (
        (select viewer_in_group('admin'))
        or participant_ids && array(select id from participants where user_id = viewer_id())))`.execute(
    db,
  );
}
