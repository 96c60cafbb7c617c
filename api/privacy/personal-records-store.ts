import { sql } from 'kysely';
import type { OrganizationTransaction } from '../database/database.ts';

/** The person, with their care team and tests by name. */
export interface PersonRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly identityId: string | null;
  readonly consentedAt: Date | null;
  readonly createdAt: Date;
  readonly careTeam: readonly string[];
  readonly tests: readonly { readonly name: string; readonly assignedAt: string }[];
}

/** One row of the table of recordings, which is written as CSV and JSON. */
export interface RecordingRecord {
  readonly id: string;
  readonly test: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly training: boolean;
  readonly status: string;
  readonly score: number | null;
  readonly scoreLow: number | null;
  readonly scoreHigh: number | null;
  readonly modelId: string | null;
  readonly clinicianScore: number | null;
  readonly clinicianScoreFromPhone: boolean;
  readonly notes: string | null;
  readonly quality: object | null;
  readonly movement: object | null;
}

export interface ModelRecord {
  readonly id: string;
  readonly test: string;
  readonly version: number;
  readonly trainedAt: Date;
  readonly trainingRecordingIds: readonly string[];
  readonly meanAbsoluteError: number;
  readonly baselineError: number;
}

/** All database records about one participant. */
export interface PersonalRecords {
  readonly person: PersonRecord;
  readonly recordings: readonly RecordingRecord[];
  readonly models: readonly ModelRecord[];
}

/** Statements on all records of one participant, for the archive and for erasure. */
export const personalRecordsStore = {
  /** The participant must exist. */
  async read(tx: OrganizationTransaction, participantId: string): Promise<PersonalRecords> {
    const { rows: persons } = await sql<PersonRecord>`
      select p.id, organization_id as "organizationId", organizations.name as organization,
        given_name as "givenName", family_name as "familyName", p.email,
        identity_id as "identityId", consented_at as "consentedAt", p.created_at as "createdAt",
        array(select given_name || ' ' || family_name from care_team_members team
          join users on users.id = team.user_id where team.participant_id = p.id
          order by family_name) as "careTeam",
        coalesce((select jsonb_agg(jsonb_build_object('name', name, 'assignedAt', assigned_at)
            order by name)
          from assignments join test_types on test_types.id = test_type_id
          where participant_id = p.id), '[]') as tests
      from participants p join organizations on organizations.id = organization_id
      where p.id = ${participantId} and organization_id = ${tx.scope.organizationId}`.execute(
      tx.sql,
    );
    const { rows: recordings } = await sql<RecordingRecord>`
      select recordings.id, test_types.name as test, started_at as "startedAt",
        ended_at as "endedAt", training, status, score, interval_low as "scoreLow",
        interval_high as "scoreHigh", model_id as "modelId",
        clinician_score as "clinicianScore",
        clinician_score_from_phone as "clinicianScoreFromPhone", notes, quality, movement
      from recordings join test_types on test_types.id = test_type_id
        left join scores on scores.recording_id = recordings.id
      where recordings.participant_id = ${participantId} order by started_at`.execute(tx.sql);
    const { rows: models } = await sql<ModelRecord>`
      select models.id, test_types.name as test, version, trained_at as "trainedAt",
        training_recording_ids as "trainingRecordingIds",
        mean_absolute_error as "meanAbsoluteError", baseline_error as "baselineError"
      from models join test_types on test_types.id = test_type_id
      where participant_id = ${participantId} order by trained_at`.execute(tx.sql);
    return { person: persons[0]!, recordings, models };
  },

  /**
   * Deletes every row of a participant, and the invitations to their address. The audit log keeps the participant's id,
   * which no longer belongs to a person.
   */
  async erase(tx: OrganizationTransaction, participantId: string): Promise<void> {
    await sql`
      delete from invitations using participants
        where participants.id = ${participantId}
          and participants.organization_id = ${tx.scope.organizationId}
          and invitations.organization_id = participants.organization_id
          and (participant_id = participants.id or lower(invitations.email) = lower(participants.email))`.execute(
      tx.sql,
    );
    await tx.sql
      .deleteFrom('participants')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', participantId)
      .execute();
  },
};
