import type { Migration } from 'kysely';
import * as records from './000001_records.ts';
import * as rowLevelSecurity from './000002_row_level_security.ts';
import * as changeNotifications from './000003_change_notifications.ts';
import * as localUserPool from './000004_local_user_pool.ts';
import * as fasterRowLevelSecurity from './000005_faster_row_level_security.ts';
import * as trainings from './000007_trainings.ts';
import * as userDirectory from './000008_user_directory.ts';
import * as movement from './000009_movement.ts';
import * as flatRowLevelSecurity from './000010_flat_row_level_security.ts';
import * as warehouse from './000013_warehouse.ts';
import * as participantStates from './000016_participant_states.ts';
import * as organizationSettings from './000020_organization_settings.ts';
import * as administration from './000021_administration.ts';
import * as phones from './000022_phones.ts';
import * as peopleInSightAreHashed from './000023_people_in_sight_are_hashed.ts';
import * as settingsVersion from './000027_settings_version.ts';
import * as narrowerSight from './000028_narrower_sight.ts';
import * as mailedInvitations from './000031_mailed_invitations.ts';
import * as placeOfFailure from './000032_place_of_failure.ts';
import * as savedQueries from './000033_saved_queries.ts';
import * as invitationsInSight from './000034_invitations_in_sight.ts';
import * as identitiesByOrganization from './000035_identities_by_organization.ts';
import * as secondFactorBySession from './000037_second_factor_by_session.ts';
import * as erasedSubjects from './000038_erased_subjects.ts';
import * as userPoolLimits from './000039_user_pool_limits.ts';

/** Every migration in its order. One that has been released is never edited; the next one mends it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '000001_records': records,
  '000002_row_level_security': rowLevelSecurity,
  '000003_change_notifications': changeNotifications,
  '000004_local_user_pool': localUserPool,
  '000005_faster_row_level_security': fasterRowLevelSecurity,
  '000007_trainings': trainings,
  '000008_user_directory': userDirectory,
  '000009_movement': movement,
  '000010_flat_row_level_security': flatRowLevelSecurity,
  '000013_warehouse': warehouse,
  '000016_participant_states': participantStates,
  '000020_organization_settings': organizationSettings,
  '000021_administration': administration,
  '000022_phones': phones,
  '000023_people_in_sight_are_hashed': peopleInSightAreHashed,
  '000027_settings_version': settingsVersion,
  '000028_narrower_sight': narrowerSight,
  '000031_mailed_invitations': mailedInvitations,
  '000032_place_of_failure': placeOfFailure,
  '000033_saved_queries': savedQueries,
  '000034_invitations_in_sight': invitationsInSight,
  '000035_identities_by_organization': identitiesByOrganization,
  '000037_second_factor_by_session': secondFactorBySession,
  '000038_erased_subjects': erasedSubjects,
  '000039_user_pool_limits': userPoolLimits,
};
