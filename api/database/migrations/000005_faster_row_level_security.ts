import { type Kysely, sql } from 'kysely';

/**
 * The same answers from row-level security at a fraction of the cost. Whom a viewer has in care is looked up
 * once, when a transaction becomes the viewer's; each statement then hashes that short list, where the policies
 * before asked a function for each participant of the organization, and read every visible recording to decide
 * on one score.
 *
 * Becoming the viewer also asks whether they still are who their scope says: a disabled user, one who left a
 * group or the organization, and a session that was ended are refused by the next statement they send, with no
 * statement of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid)
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
          select id from public.participants where user_id = viewer and organization_id = organization
          union
          select id from public.participants join public.care_team_members team on participant_id = id
            where team.user_id = viewer and organization_id = organization
              and 'careProvider' = any (viewer_groups))::text, true),
        -- Planning anew for each request takes longer than most pages take to read.
        set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('role', 'gaitway_viewer', true);
    end $$`.execute(db);
  await sql`
    create function viewer_participant_ids() returns uuid[] language sql stable parallel safe
      return nullif(current_setting('gaitway.participant_ids', true), '')::uuid[]`.execute(db);

  const isAdmin = sql`(select viewer_in_group('admin'))`;
  const isCareProvider = sql`(select viewer_in_group('careProvider'))`;
  const ownOrganization = sql`organization_id = (select viewer_organization_id())`;
  // A subquery without parameters is hashed once a statement, whichever row asks first.
  const inSight = sql`in (select unnest(viewer_participant_ids()))`;
  const hangsOnVisible = sql`(participant_id ${inSight}
    or (${isAdmin} and exists (select from participants where participants.id = participant_id)))`;
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
    'visible_care_teams',
    'care_team_members',
    sql`user_id = (select viewer_id()) or ${hangsOnVisible}`,
  );
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
  for (const table of ['axis_summaries', 'scores']) {
    await using(
      `visible_${table}`,
      table,
      sql`exists (select from recordings where recordings.id = recording_id)`,
    );
  }
  await sql`drop function viewer_cares_for(uuid)`.execute(db);
}
