import { type Kysely, sql } from 'kysely';

/**
 * A transaction may say whom it is about, and then sees of those in the viewer's sight only these. Each statement's
 * policies read the list of whom it shows: for a page about one person that was the whole caseload each time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function become_viewer(uuid, uuid, text[], uuid)`.execute(db);
  await sql`
    create function become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid,
        about_participants uuid[] default null, about_recordings uuid[] default null)
      returns integer language plpgsql as $$
    declare
      settings integer;
      about uuid[];
      in_sight uuid[];
      done text;
    begin
      -- Planning anew for each request takes longer than most pages take to read; first, for what follows here too.
      done := set_config('plan_cache_mode', 'force_generic_plan', true);
      select settings_version into settings
        from public.users join public.organizations on organizations.id = organization_id
        where users.id = viewer and organization_id = organization
          and disabled_at is null and viewer_groups <@ groups
          and not exists (
            select from user_pool.sessions where id = session and revoked_at is not null);
      if not found then
        raise exception 'the scope does not hold any more' using errcode = 'GW001';
      end if;
      if about_participants is null then
        in_sight := array(
          select id from public.participants where user_id = viewer
          union all
          select participant_id from public.care_team_members
            where user_id = viewer and 'careProvider' = any (viewer_groups));
      else
        about := about_participants;
        if cardinality(about_recordings) > 0 then
          about := about || array(
            select participant_id from public.recordings where id = any (about_recordings));
        end if;
        in_sight := array(
          select id from public.participants where id = any (about) and user_id = viewer
          union all
          select participant_id from public.care_team_members
            where user_id = viewer and participant_id = any (about)
              and 'careProvider' = any (viewer_groups));
      end if;
      -- An assignment of calls alone is no statement, which would cost more than they do.
      done := concat(
        set_config('gaitway.user_id', viewer::text, true),
        set_config('gaitway.organization_id', organization::text, true),
        set_config('gaitway.groups', array_to_string(viewer_groups, ','), true),
        set_config('gaitway.participant_ids', in_sight::text, true),
        set_config('role', 'gaitway_viewer', true));
      return settings;
    end $$`.execute(db);
}
