import { type Kysely, sql } from 'kysely';

/**
 * People who have signed up and belong to no organization yet (decision 0035). No policy shows them a row of any table;
 * one function, which runs with the owner's rights, returns their own open invitations.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table newcomers (
      id uuid primary key,
      email text not null,
      given_name text not null,
      family_name text not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`alter table newcomers enable row level security`.execute(db);

  await sql`
    create function become_newcomer(newcomer uuid, session uuid) returns void language plpgsql as $$
    begin
      perform from public.newcomers where id = newcomer and not exists (
        select from user_pool.sessions where id = session and revoked_at is not null);
      if not found then
        raise exception 'the scope does not hold any more' using errcode = 'GW001';
      end if;
      perform set_config('gaitway.user_id', newcomer::text, true),
        set_config('gaitway.organization_id', '', true),
        set_config('gaitway.groups', '', true),
        set_config('gaitway.participant_ids', '{}', true),
        set_config('role', 'gaitway_viewer', true);
    end $$`.execute(db);

  await sql`
    create function newcomer_offers() returns table (id uuid, organization_id uuid,
        organization_name text, invited_group text, expires_at timestamptz)
      language sql stable security definer set search_path = public as $$
      select invitations.id, organizations.id, organizations.name, invitations."group",
          invitations.expires_at
        from newcomers
        join invitations on lower(invitations.email) = lower(newcomers.email)
        join organizations on organizations.id = invitations.organization_id
        where newcomers.id = viewer_id()
          and invitations.accepted_at is null and invitations.expires_at > now()
        order by invitations.created_at limit 20 $$`.execute(db);
}
