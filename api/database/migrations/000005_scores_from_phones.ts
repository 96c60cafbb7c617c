import { type Kysely, sql } from 'kysely';

/**
 * Marks clinician's scores that came with a recording from the participant's own account, and lets an organization allow
 * them. Scores from before count as the clinicians' own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organizations
      add column scores_from_phones_allowed boolean not null default false`.execute(db);
  await sql`
    alter table recordings
      add column clinician_score_from_phone boolean not null default false,
      add check (not clinician_score_from_phone or clinician_score is not null)`.execute(db);
  await sql`
    grant update (clinician_score_from_phone) on recordings to gaitway_viewer`.execute(db);
}
