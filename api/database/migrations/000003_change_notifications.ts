import { type Kysely, sql } from 'kysely';

/** Tells every process which recording changed, once the change is committed. The payload is a reference only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function notify_recording_changed() returns trigger language plpgsql as $$
    begin
      perform pg_notify('recording_changed', new.id::text);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger recording_changed after insert or update on recordings
      for each row execute function notify_recording_changed()`.execute(db);
}
