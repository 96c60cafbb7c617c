/**
 * The last line of defence. Statements of a viewer run as the role `gaitway_viewer`, with the viewer in transaction-local
 * settings. If a service and a store both fail to check, PostgreSQL still shows and changes only what the policies
 * allow. Care teams decide who sees what, so no viewer writes `care_team_members`, `users` or `participants` directly:
 * services check the policy table and write in system scope.
 */
export const viewer = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'gaitway_viewer') then
    create role gaitway_viewer nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- created for another database of this server
end $$;
grant gaitway_viewer to current_user;
grant usage on schema public to gaitway_viewer;

create function viewer_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('gaitway.user_id', true), '')::uuid;

create function viewer_organization_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('gaitway.organization_id', true), '')::uuid;

create function viewer_in_group(name text) returns boolean language sql stable parallel safe
  return name = any (string_to_array(current_setting('gaitway.groups', true), ','));

-- The participants that the viewer may see in this transaction, other than as an admin.
create function viewer_participant_ids() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('gaitway.participant_ids', true), '')::uuid[];
`;

/**
 * Begins a viewer's part of a transaction. Checks that the viewer's rights are still current, looks up once which
 * participants the viewer may see, and returns the version of the organization's settings. `about_participants` and
 * `about_recordings` narrow what the transaction sees to these records. Raises GW001 when the rights are not current.
 */
export const becomeViewer = `
create function become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid,
    signed_in_at timestamptz, about_participants uuid[] default null, about_recordings uuid[] default null)
  returns integer language plpgsql as $$
    declare
      settings integer;
      about uuid[];
      in_sight uuid[];
      done text;
    begin
      -- Planning anew for each request takes longer than most pages take to read; first, for what follows here too.
      done := set_config('plan_cache_mode', 'force_generic_plan', true);
      -- A token that does not say when its session began counts as older than any end of sessions.
      select settings_version into settings
        from public.users join public.organizations on organizations.id = organization_id
        where users.id = viewer and organization_id = organization
          and disabled_at is null and viewer_groups <@ groups
          and (sessions_valid_from is null or signed_in_at > sessions_valid_from)
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
    end $$;
`;
