import type { ColumnType, Generated } from 'kysely';
import type { Group } from '../domain/group.ts';
import type { RecordingTables } from './recording-tables.ts';
import type { Stamped, Timestamp } from './timestamp.ts';

interface OrganizationsTable {
  id: Generated<string>;
  name: string;
  /** Scores from here on are OK. */
  band_ok: Generated<number>;
  /** Scores from here up to `band_ok` are LOW, those below VERY_LOW. */
  band_low: Generated<number>;
  inactivity_days: Generated<number>;
  idle_minutes: Generated<number>;
  second_factor_required: Generated<boolean>;
  scores_from_phones_allowed: Generated<boolean>;
  analyst_ids_by_query: Generated<boolean>;
  analyst_dates_shifted: Generated<boolean>;
  /** Counts the changes of this row and of the organization's test types. */
  settings_version: Generated<number>;
  created_at: Stamped;
}

interface UsersTable {
  /** The `sub` of the user's tokens. */
  id: string;
  organization_id: string;
  email: string;
  given_name: string;
  family_name: string;
  groups: Group[];
  disabled_at: Timestamp | null;
  /** Tokens of sign-ins up to here are refused, where the sign-in service keeps its sessions to itself. */
  sessions_valid_from: Timestamp | null;
  /** When the second factor was first seen on; null while it is off, or where sessions prove it themselves. */
  second_factor_since: Timestamp | null;
  created_at: Stamped;
}

interface ErasureKeysTable {
  organization_id: string;
  /** 32 bytes, hexadecimal, for the digests of `erased_subjects`. */
  erasure_key: string;
}

/** People who were erased, by a keyed digest of the user id. */
interface ErasedSubjectsTable {
  digest: string;
  organization_id: string;
  erased_at: Stamped;
}

/** Ids that are not accepted again. */
interface DeletedRecordingsTable {
  recording_id: string;
  organization_id: string;
  deleted_at: Stamped;
}

interface NewcomersTable {
  /** The `sub` of the person's tokens. */
  id: string;
  email: string;
  given_name: string;
  family_name: string;
  created_at: Stamped;
}

interface InvitationsTable {
  id: Generated<string>;
  organization_id: string;
  email: string;
  group: Group;
  /** The participant record that the new user will own, when the group is `participant`. */
  participant_id: string | null;
  invited_by: string | null;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  mailed_at: Timestamp | null;
  created_at: Stamped;
}

interface ParticipantsTable {
  id: Generated<string>;
  organization_id: string;
  /** The signed-in user who is this participant, once registered. */
  user_id: string | null;
  /**
   * `region:uuid`, the `user_id` inside recordings that the mobile app uploads by itself. Unique in the organization;
   * another organization may know the same person.
   */
  identity_id: string | null;
  given_name: string;
  family_name: string;
  email: string | null;
  consented_at: Timestamp | null;
  /** When the person asked to be forgotten. */
  erasure_requested_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Stamped;
}

interface CareTeamMembersTable {
  participant_id: string;
  user_id: string;
  added_at: Stamped;
}

interface AuditEventsTable {
  id: Generated<string>;
  organization_id: string;
  occurred_at: Stamped;
  /** The user who acted; null where Gaitway itself did. */
  actor_id: string | null;
  action: string;
  /** Whose data it was about. */
  participant_ids: string[];
  /** The records touched, such as recording ids. */
  subject_ids: string[];
  request_id: string | null;
}

/** The tables of core, as Kysely sees them. A wing declares its own tables in its `tables.ts`. */
export interface Tables extends RecordingTables {
  organizations: OrganizationsTable;
  users: UsersTable;
  erasure_keys: ErasureKeysTable;
  deleted_recordings: DeletedRecordingsTable;
  erased_subjects: ErasedSubjectsTable;
  newcomers: NewcomersTable;
  invitations: InvitationsTable;
  participants: ParticipantsTable;
  care_team_members: CareTeamMembersTable;
  audit_events: AuditEventsTable;
}
