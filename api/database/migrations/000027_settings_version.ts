import { type Kysely, sql } from 'kysely';

/**
 * A number that grows with every change of what an organization settles: its own row and its test types. Whoever
 * becomes a viewer hears it in the same statement, and needs to read the settings only when it is not the one known.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table organizations add column settings_version integer not null default 1`.execute(
    db,
  );
  await sql`
    create function count_settings_change() returns trigger language plpgsql as $$
    begin
      new.settings_version = old.settings_version + 1;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger count_settings_change before update on organizations
      for each row execute function count_settings_change()`.execute(db);
  // With the owner's eyes: care providers and admins change test types, nobody may write organizations.
  await sql`
    create function count_test_type_change() returns trigger language plpgsql
      security definer set search_path = public as $$
    begin
      -- The trigger of organizations counts.
      update organizations set settings_version = settings_version
        where id = coalesce(new.organization_id, old.organization_id);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger count_test_type_change after insert or update or delete on test_types
      for each row execute function count_test_type_change()`.execute(db);

  await sql`drop function become_viewer(uuid, uuid, text[], uuid)`.execute(db);
  await sql`
    create function become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid)
      returns integer language plpgsql as $$
    declare
      settings integer;
    begin
      select settings_version into settings
        from public.users join public.organizations on organizations.id = organization_id
        where users.id = viewer and organization_id = organization
          and disabled_at is null and viewer_groups <@ groups;
      if not found
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
      return settings;
    end $$`.execute(db);
}
