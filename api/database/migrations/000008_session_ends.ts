import { type Kysely, sql } from 'kysely';

/**
 * Notifies every gateway on the channel `session_ended` when sessions end, so that open sockets end with them. The payload
 * is `session ID` for one session of the local user pool, or `user ID` for all sessions of a user.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function notify_session_ended() returns trigger language plpgsql as $$
      begin
        perform pg_notify('session_ended', 'session ' || old.id);
        return null;
      end $$`.execute(db);
  await sql`
    create trigger session_revoked after update of revoked_at on user_pool.sessions
      for each row when (old.revoked_at is null and new.revoked_at is not null)
      execute function notify_session_ended()`.execute(db);
  await sql`
    create trigger session_deleted after delete on user_pool.sessions
      for each row execute function notify_session_ended()`.execute(db);
  await sql`
    create function notify_user_ended() returns trigger language plpgsql as $$
      begin
        perform pg_notify('session_ended', 'user ' || old.id);
        return null;
      end $$`.execute(db);
  await sql`
    create trigger user_ended after update of disabled_at, sessions_valid_from, groups on users
      for each row when (
        new.disabled_at is distinct from old.disabled_at
        or new.sessions_valid_from is distinct from old.sessions_valid_from
        or not old.groups <@ new.groups)
      execute function notify_user_ended()`.execute(db);
  await sql`
    create trigger user_deleted after delete on users
      for each row execute function notify_user_ended()`.execute(db);
}
