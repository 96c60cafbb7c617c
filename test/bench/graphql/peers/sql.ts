import { Pool } from 'pg';

/** The default number of connections of Gaitway. */
export const POOL_SIZE = 10;

export interface ParticipantRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly consentedAt: Date | null;
}

export interface TestTypeRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

export interface AssignmentRow {
  readonly id: string;
  readonly participantId: string;
  readonly testTypeId: string;
  readonly assignedAt: Date;
}

export interface CareProviderRow {
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  readonly email: string;
}

export interface ModelRow {
  readonly id: string;
  readonly participantId: string;
  readonly testTypeId: string;
  readonly version: number;
  readonly trainedAt: Date;
  readonly trainingCount: number;
  readonly meanAbsoluteError: number;
  readonly baselineError: number;
  readonly lowConfidence: boolean;
}

export interface RecordingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly participantId: string;
  readonly testTypeId: string;
  readonly modelId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly training: boolean;
  readonly notes: string | null;
  readonly status: string;
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly clinicianScore: number | null;
  readonly quality: Quality | null;
  readonly bandOk: number;
  readonly bandLow: number;
}

export interface Quality {
  readonly sampleRateHz: number;
  readonly sampleCount: number;
  readonly gapCount: number;
  readonly longestGapMs: number;
  readonly missingAxes: readonly string[];
}

export interface ScoreSummaryRow {
  readonly participantId: string;
  readonly average: number | null;
  readonly count: number;
  readonly previousAverage: number | null;
}

const PARTICIPANT = `participants.id, given_name as "givenName", family_name as "familyName",
  participants.email, consented_at as "consentedAt"`;

const MODEL = `id, participant_id as "participantId", test_type_id as "testTypeId", version,
  trained_at as "trainedAt", cardinality(training_recording_ids) as "trainingCount",
  mean_absolute_error as "meanAbsoluteError", baseline_error as "baselineError",
  low_confidence as "lowConfidence"`;

const RECORDING = `recordings.id, recordings.organization_id as "organizationId",
  recordings.participant_id as "participantId", test_type_id as "testTypeId", model_id as "modelId",
  started_at as "startedAt", ended_at as "endedAt", training, notes, status, score,
  interval_low as low, interval_high as high, clinician_score as "clinicianScore", quality,
  band_ok as "bandOk", band_low as "bandLow"`;

const RECORDINGS = `recordings join organizations on organizations.id = recordings.organization_id
  left join scores on scores.recording_id = recordings.id`;

export type Sql = ReturnType<typeof openSql>;

/** The statements of the peers with resolvers. Each takes many ids, and is prepared once per connection. */
export function openSql(connectionString: string) {
  const pool = new Pool({ connectionString, max: POOL_SIZE });
  const statement =
    <Row, Values extends readonly unknown[]>(name: string, text: string) =>
    async (...values: Values): Promise<Row[]> =>
      (await pool.query({ name, text, values: values as unknown as unknown[] })).rows as Row[];
  type Ids = readonly [ids: readonly string[]];

  return {
    participantsInCare: statement<ParticipantRow, [providerId: string, first: number]>(
      'participants-in-care',
      `select ${PARTICIPANT} from care_team_members
         join participants on participants.id = participant_id
       where care_team_members.user_id = $1 order by family_name, given_name, participants.id limit $2`,
    ),
    participants: statement<ParticipantRow, Ids>(
      'participants',
      `select ${PARTICIPANT} from participants where id = any($1::uuid[])`,
    ),
    testTypes: statement<TestTypeRow, Ids>(
      'test-types',
      'select id, key, name from test_types where id = any($1::uuid[])',
    ),
    models: statement<ModelRow, Ids>(
      'models',
      `select ${MODEL} from models where id = any($1::uuid[])`,
    ),
    recordings: statement<RecordingRow, Ids>(
      'recordings',
      `select ${RECORDING} from ${RECORDINGS} where recordings.id = any($1::uuid[])`,
    ),
    assignmentsOf: statement<AssignmentRow, Ids>(
      'assignments-of',
      `select assignments.id, participant_id as "participantId", test_type_id as "testTypeId",
         assigned_at as "assignedAt"
       from assignments join test_types on test_types.id = test_type_id
       where participant_id = any($1::uuid[]) order by test_types.name`,
    ),
    careProvidersOf: statement<CareProviderRow, Ids>(
      'care-providers-of',
      `select users.id, participant_id as "participantId", given_name || ' ' || family_name as name, email
       from care_team_members join users on users.id = user_id
       where participant_id = any($1::uuid[]) order by family_name, given_name`,
    ),
    currentModelsOf: statement<ModelRow, Ids>(
      'current-models-of',
      `select distinct on (participant_id, test_type_id) ${MODEL} from models
       where participant_id = any($1::uuid[]) order by participant_id, test_type_id, version desc`,
    ),
    recordingsOf: statement<RecordingRow, [participantIds: readonly string[], first: number]>(
      'recordings-of',
      `select ${RECORDING} from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select * from recordings where participant_id = wanted.id
         order by started_at desc, id desc limit $2) as recordings
       join organizations on organizations.id = recordings.organization_id
       left join scores on scores.recording_id = recordings.id
       order by started_at desc, recordings.id desc`,
    ),
    scoreSummariesOf: statement<
      ScoreSummaryRow,
      [participantIds: readonly string[], before: Date, from: Date, to: Date]
    >(
      'score-summaries-of',
      `select recordings.participant_id as "participantId", avg(score) filter (where started_at >= $3) as average,
         count(*) filter (where started_at >= $3)::int as count,
         avg(score) filter (where started_at < $3) as "previousAverage"
       from recordings join scores on recording_id = recordings.id
       where recordings.participant_id = any($1::uuid[]) and started_at >= $2 and started_at < $4
       group by recordings.participant_id`,
    ),
  };
}
