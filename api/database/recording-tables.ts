import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ScoreReason } from '../domain/recording/movement.ts';
import type { Axis } from '../domain/recording/samples.ts';
import type { RecordingStatus } from '../domain/recording/status.ts';
import type { TestTypeTranslation } from '../domain/test-type.ts';
import type { Stamped, Timestamp } from './timestamp.ts';

interface TestTypesTable {
  id: Generated<string>;
  organization_id: string;
  /** The `movement` of uploaded recordings, such as `sit-to-stand`. */
  key: string;
  name: string;
  instructions: string | null;
  translations: JSONColumnType<TestTypeTranslation[], string | undefined, string>;
  created_at: Stamped;
}

interface AssignmentsTable {
  id: Generated<string>;
  participant_id: string;
  test_type_id: string;
  assigned_by: string;
  assigned_at: Stamped;
}

interface RecordingsTable {
  /** The client's uuid. */
  id: string;
  organization_id: string;
  participant_id: string;
  test_type_id: string;
  started_at: Timestamp;
  ended_at: Timestamp;
  training: boolean;
  clinician_score: number | null;
  clinician_score_from_phone: Generated<boolean>;
  notes: string | null;
  status: Generated<RecordingStatus>;
  failure_code: string | null;
  failure_message: string | null;
  failure_retryable: boolean | null;
  /** SHA-256 of what was submitted; tells a repeated submission from another one. */
  content_sha256: string;
  submitted_by: string | null;
  received_at: Stamped;
  converted_at: Timestamp | null;
  /** The result of `measureQuality`. Null until converted. */
  quality: JSONColumnType<object> | null;
  /** The result of `measureMovement`. Null until converted, and for recordings converted before it existed. */
  movement: JSONColumnType<object> | null;
}

/** Kept by triggers on participants and recordings (`migrations/baseline/participant-states.ts`); nothing else writes it. */
interface ParticipantStatesTable {
  participant_id: string;
  organization_id: string;
  /** When the newest recording started. */
  last_recording_at: Timestamp | null;
  /** When the newest scored recording started, and its score. */
  last_scored_at: Timestamp | null;
  last_score: number | null;
  /** Score points: how the newest scores differ from those before, for the test that fell most. */
  score_change: number | null;
  failed_count: number;
  /** Recordings that wait for a model. */
  waiting_count: number;
  /** When the newest recording with a clinician's score started. */
  last_clinician_score_at: Timestamp | null;
}

interface AxisSummariesTable {
  recording_id: string;
  /** The recording's. */
  participant_id: string;
  axis: Axis;
  minimum: number;
  maximum: number;
  mean: number;
  standard_deviation: number;
}

interface ModelsTable {
  id: Generated<string>;
  organization_id: string;
  participant_id: string;
  test_type_id: string;
  /** 1 for the first model of a participant and test type, then counting up. */
  version: number;
  artifact_key: string;
  feature_version: number;
  /** The recordings it learned from, and their scores, folded into one digest. */
  training_sha256: string;
  training_recording_ids: string[];
  /** Leave-one-out, in score points. */
  mean_absolute_error: number;
  /** Leave-one-out error of "always the mean", in score points. */
  baseline_error: number;
  low_confidence: boolean;
  trained_at: Stamped;
  /** When its artifact was found to be gone. */
  lost_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

interface ScoresTable {
  recording_id: string;
  /** The recording's. */
  participant_id: string;
  model_id: string;
  /** 0 to 100. */
  score: number;
  interval_low: number;
  interval_high: number;
  low_confidence: boolean;
  /** The result of `explainScore`. */
  reasons: JSONColumnType<ScoreReason[], string | undefined, string>;
  scored_at: Stamped;
}

interface UploadsTable {
  id: Generated<string>;
  organization_id: string;
  requested_by: string;
  /** The recording that it became. */
  recording_id: string | null;
  expires_at: Timestamp;
  created_at: Stamped;
}

interface TrainingsTable {
  participant_id: string;
  test_type_id: string;
  organization_id: string;
  version: number;
  training_sha256: string;
  examples: JSONColumnType<{ recordingId: string; clinicianScore: number }[], string, string>;
  attempt: number;
  /** False once it failed; the next one takes its place. */
  under_way: boolean;
  started_at: Stamped;
}

/** The tables of tests, recordings and scores. */
export interface RecordingTables {
  test_types: TestTypesTable;
  assignments: AssignmentsTable;
  participant_states: ParticipantStatesTable;
  recordings: RecordingsTable;
  axis_summaries: AxisSummariesTable;
  models: ModelsTable;
  scores: ScoresTable;
  uploads: UploadsTable;
  trainings: TrainingsTable;
}
