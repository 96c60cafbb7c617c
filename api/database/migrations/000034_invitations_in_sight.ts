import { type Kysely, sql } from 'kysely';

/** Whoever has a person in care sees whether they were invited and have not signed up yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index invitations_participant on invitations (participant_id)`.execute(db);
  await sql`
    create policy invitations_of_people_in_sight on invitations for select to gaitway_viewer
      using (organization_id = (select viewer_organization_id())
        and participant_id in (select unnest(viewer_participant_ids())))`.execute(db);
}
