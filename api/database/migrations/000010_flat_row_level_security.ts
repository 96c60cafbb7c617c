import { type Kysely, sql } from 'kysely';

/**
 * Policies that stand by themselves: each compares a row's own columns with what `become_viewer` looked up once for the
 * transaction. Before, a policy asked other tables, whose policies asked others in turn, and planning and starting
 * one statement of a page took longer than reading its rows.
 *
 * So that scores and summaries can say whose they are, they carry their recording's participant; the foreign key
 * keeps it from being somebody else's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unique index recordings_owner on recordings (id, participant_id)`.execute(db);
  for (const table of ['scores', 'axis_summaries']) {
    const owned = sql.table(table);
    const constraint = (suffix: string) => sql.ref(`${table}_${suffix}`);
    await sql`alter table ${owned} add column participant_id uuid`.execute(db);
    await sql`
      update ${owned} set participant_id = recordings.participant_id
      from recordings where recordings.id = recording_id`.execute(db);
    await sql`
      alter table ${owned}
        alter column participant_id set not null,
        drop constraint ${constraint('recording_id_fkey')},
        add constraint ${constraint('recording_fkey')} foreign key (recording_id, participant_id)
          references recordings (id, participant_id) on delete cascade`.execute(db);
  }

  // A care team within one organization: what is in a viewer's care is in their organization without asking again.
  await sql`
    create function keep_care_team_in_organization() returns trigger language plpgsql as $$
    begin
      if not exists (select from public.participants join public.users using (organization_id)
          where participants.id = new.participant_id and users.id = new.user_id) then
        raise exception 'a care team stays within one organization' using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger care_team_in_organization before insert or update on care_team_members
      for each row execute function keep_care_team_in_organization()`.execute(db);

  await sql`
    create or replace function become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid)
      returns void language plpgsql as $$
    begin
      if not exists (select from public.users where id = viewer and organization_id = organization
          and disabled_at is null and viewer_groups <@ groups)
        or exists (select from user_pool.sessions where id = session and revoked_at is not null)
      then
        raise exception 'the scope does not hold any more' using errcode = 'GW001';
      end if;
      perform set_config('gaitway.user_id', viewer::text, true),
        set_config('gaitway.organization_id', organization::text, true),
        set_config('gaitway.groups', array_to_string(viewer_groups, ','), true),
        set_config('gaitway.participant_ids', array(
          select id from public.participants where user_id = viewer
          union all
          select participant_id from public.care_team_members
            where user_id = viewer and 'careProvider' = any (viewer_groups))::text, true),
        -- Planning anew for each request takes longer than most pages take to read.
        set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('role', 'gaitway_viewer', true);
    end $$`.execute(db);
  // With the owner's eyes, asked for the rows that an admin reads and for no others.
  await sql`
    create function viewer_organization_has(participant uuid) returns boolean
      language sql stable security definer set search_path = public
      return exists (select from participants
        where id = participant and organization_id = viewer_organization_id())`.execute(db);

  await sql`
    create function viewer_shares_care_team(member uuid) returns boolean
      language sql stable security definer set search_path = public
      return exists (select from care_team_members
        where user_id = member and participant_id = any (viewer_participant_ids()))`.execute(db);

  const isAdmin = sql`(select viewer_in_group('admin'))`;
  const isCareProvider = sql`(select viewer_in_group('careProvider'))`;
  const ownOrganization = sql`organization_id = (select viewer_organization_id())`;
  // A subquery without parameters is evaluated once a statement, and an index can be searched for what it answers.
  const inSight = sql`= any ((select viewer_participant_ids())::uuid[])`;
  const hangsOnVisible = sql`(participant_id ${inSight}
    or (${isAdmin} and viewer_organization_has(participant_id)))`;
  const visibleRecording = sql`(${ownOrganization} and (participant_id ${inSight} or ${isAdmin}))`;

  const using = (policy: string, table: string, condition: ReturnType<typeof sql>) =>
    sql`alter policy ${sql.ref(policy)} on ${sql.table(table)} using (${condition})`.execute(db);
  const checking = (policy: string, table: string, condition: ReturnType<typeof sql>) =>
    sql`alter policy ${sql.ref(policy)} on ${sql.table(table)} with check (${condition})`.execute(
      db,
    );

  await using(
    'visible_participants',
    'participants',
    sql`${ownOrganization} and (id ${inSight} or ${isAdmin})`,
  );
  await using(
    'visible_users',
    'users',
    sql`${ownOrganization} and (id = (select viewer_id()) or ${isAdmin}
      or (${isCareProvider} and 'careProvider' = any (groups)) or viewer_shares_care_team(id))`,
  );
  await using('visible_care_teams', 'care_team_members', hangsOnVisible);
  await using('visible_assignments', 'assignments', hangsOnVisible);
  await checking(
    'give_assignments',
    'assignments',
    sql`${hangsOnVisible} and assigned_by = (select viewer_id()) and ${isCareProvider}`,
  );
  await using('take_assignments', 'assignments', sql`${hangsOnVisible} and ${isCareProvider}`);
  await using('visible_recordings', 'recordings', visibleRecording);
  await checking(
    'submit_recordings',
    'recordings',
    sql`${visibleRecording} and submitted_by = (select viewer_id())`,
  );
  await using(
    'annotate_recordings',
    'recordings',
    sql`${visibleRecording} and (${isCareProvider} or ${isAdmin})`,
  );
  await using('delete_recordings', 'recordings', sql`${visibleRecording} and ${isCareProvider}`);
  await using('visible_models', 'models', visibleRecording);
  await using('visible_scores', 'scores', hangsOnVisible);
  await using('visible_axis_summaries', 'axis_summaries', hangsOnVisible);
}
