import { type Kysely, sql } from 'kysely';

/**
 * The proof of a second factor belongs to the session.
 *
 * `user_pool.sessions.second_factor_at` is the time of the last proven code. Sessions of accounts that have a second
 * factor end here, because some of them may have begun with the password alone.
 *
 * Amazon Cognito and OpenID Connect issuers keep their sessions to themselves, so the record says which of their tokens
 * count: `users.sessions_valid_from` refuses every sign-in that began before it, and `users.second_factor_since` is
 * when the second factor was first seen on. `become_viewer` checks the former in each transaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table user_pool.sessions add column second_factor_at timestamptz`.execute(db);
  await sql`
    update user_pool.sessions set revoked_at = now()
      from user_pool.accounts
      where accounts.id = account_id and totp_enabled and revoked_at is null`.execute(db);
  await sql`
    alter table users
      add column sessions_valid_from timestamptz,
      add column second_factor_since timestamptz`.execute(db);
  await sql`drop function become_viewer(uuid, uuid, text[], uuid, uuid[], uuid[])`.execute(db);
  await sql`
    create function become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid,
        signed_in_at timestamptz, about_participants uuid[] default null,
        about_recordings uuid[] default null)
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
    end $$`.execute(db);
}
