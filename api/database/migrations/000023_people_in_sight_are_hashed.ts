import { type Kysely, sql } from 'kysely';

/**
 * Policies look whom the viewer sees up in a hash table. Before, each row was compared with an array from its start:
 * nothing for a care provider with fifty people, and a second for one with five thousand. No index is lost: the
 * condition stands beside "or an admin", for which none can be searched; statements say themselves whom they begin with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isAdmin = sql`(select viewer_in_group('admin'))`;
  const ownOrganization = sql`organization_id = (select viewer_organization_id())`;
  // A subquery that names no column of the row is hashed once a statement.
  const inSight = sql`in (select unnest(viewer_participant_ids()))`;
  const hangsOnVisible = sql`(participant_id ${inSight}
    or (${isAdmin} and viewer_organization_has(participant_id)))`;
  const visibleRecording = sql`(${ownOrganization} and (participant_id ${inSight} or ${isAdmin}))`;

  const using = (policy: string, table: string, condition: ReturnType<typeof sql>) =>
    sql`alter policy ${sql.ref(policy)} on ${sql.table(table)} using (${condition})`.execute(db);

  await using(
    'visible_participants',
    'participants',
    sql`${ownOrganization} and (id ${inSight} or ${isAdmin})`,
  );
  await using('visible_participant_states', 'participant_states', visibleRecording);
  await using('visible_care_teams', 'care_team_members', hangsOnVisible);
  await using('visible_assignments', 'assignments', hangsOnVisible);
  await using('visible_recordings', 'recordings', visibleRecording);
  await using('visible_models', 'models', visibleRecording);
  await using('visible_scores', 'scores', hangsOnVisible);
  await using('visible_axis_summaries', 'axis_summaries', hangsOnVisible);
}
