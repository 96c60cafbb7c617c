import { type Kysely, sql } from 'kysely';

const BASELINE = '000001_baseline';

/** The migrations that the baseline replaced, before the first release. All of them together made the same schema. */
export const BEFORE_BASELINE: readonly string[] = [
  '000001_records',
  '000002_row_level_security',
  '000003_change_notifications',
  '000004_local_user_pool',
  '000005_faster_row_level_security',
  '000007_trainings',
  '000008_user_directory',
  '000009_movement',
  '000010_flat_row_level_security',
  '000013_warehouse',
  '000016_participant_states',
  '000020_organization_settings',
  '000021_administration',
  '000022_phones',
  '000023_people_in_sight_are_hashed',
  '000027_settings_version',
  '000028_narrower_sight',
  '000031_mailed_invitations',
  '000032_place_of_failure',
  '000033_saved_queries',
  '000034_invitations_in_sight',
  '000035_identities_by_organization',
  '000037_second_factor_by_session',
  '000038_erased_subjects',
  '000039_user_pool_limits',
];

/** Whether a database was made before the baseline, and has every change that the baseline includes. */
export const canCarryOver = (executed: readonly string[]): boolean =>
  BEFORE_BASELINE.every((name) => executed.includes(name));

/**
 * Replaces the names of the earlier migrations by the baseline, whose schema they made. Changes nothing else. Does
 * nothing when another process was faster.
 */
export const carryOver = <Tables>(db: Kysely<Tables>): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`lock table kysely_migration in exclusive mode`.execute(tx);
    const { rows } = await sql<{ timestamp: string }>`
      delete from kysely_migration where name = any (${BEFORE_BASELINE}) returning timestamp`.execute(
      tx,
    );
    const last = rows
      .map(({ timestamp }) => timestamp)
      .sort()
      .at(-1);
    if (last === undefined) return;
    await sql`insert into kysely_migration (name, timestamp) values (${BASELINE}, ${last})`.execute(
      tx,
    );
  });
