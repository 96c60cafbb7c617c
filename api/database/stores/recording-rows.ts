import type { Recording } from '../../domain/recording/recording.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import { bandOf } from '../../domain/score-band.ts';
import type { ScopedTransaction } from '../database.ts';
import { visibleParticipants } from './visibility.ts';

/** A recording with its score and the thresholds of its organization, as far as the scope shows it. */
export function selectRecordings(tx: ScopedTransaction) {
  return tx.sql
    .selectFrom('recordings')
    .innerJoin('organizations', 'organizations.id', 'recordings.organization_id')
    .leftJoin('scores', 'scores.recording_id', 'recordings.id')
    .where('recordings.participant_id', 'in', (eb) =>
      eb
        .selectFrom('participants')
        .where((participant) => visibleParticipants(participant, tx.scope))
        .select('participants.id'),
    )
    .select([
      'recordings.id',
      'recordings.organization_id as organizationId',
      'recordings.participant_id as participantId',
      'recordings.test_type_id as testTypeId',
      'recordings.started_at as startedAt',
      'recordings.ended_at as endedAt',
      'recordings.training',
      'recordings.notes',
      'recordings.status',
      'recordings.failure_code as failureCode',
      'recordings.failure_message as failureMessage',
      'recordings.failure_retryable as failureRetryable',
      'recordings.clinician_score as clinicianScore',
      'recordings.clinician_score_from_phone as clinicianScoreFromPhone',
      'recordings.quality',
      'scores.score',
      'scores.interval_low as intervalLow',
      'scores.interval_high as intervalHigh',
      'scores.low_confidence as lowConfidence',
      'scores.scored_at as scoredAt',
      'scores.model_id as modelId',
      'organizations.band_ok as bandOk',
      'organizations.band_low as bandLow',
    ]);
}

interface RecordingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly participantId: string;
  readonly testTypeId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly training: boolean;
  readonly notes: string | null;
  readonly status: RecordingStatus;
  readonly failureCode: string | null;
  readonly failureMessage: string | null;
  readonly failureRetryable: boolean | null;
  readonly clinicianScore: number | null;
  readonly clinicianScoreFromPhone: boolean;
  readonly quality: object | null;
  readonly score: number | null;
  readonly intervalLow: number | null;
  readonly intervalHigh: number | null;
  readonly lowConfidence: boolean | null;
  readonly scoredAt: Date | null;
  readonly modelId: string | null;
  readonly bandOk: number;
  readonly bandLow: number;
}

export function toRecording(row: RecordingRow): Recording {
  const { failureCode, failureMessage, failureRetryable, intervalLow, intervalHigh } = row;
  return {
    id: row.id,
    organizationId: row.organizationId,
    participantId: row.participantId,
    testTypeId: row.testTypeId,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    durationSeconds: (row.endedAt.getTime() - row.startedAt.getTime()) / 1000,
    training: row.training,
    notes: row.notes,
    status: row.status,
    failure:
      failureCode === null
        ? null
        : {
            code: failureCode,
            message: failureMessage ?? '',
            retryable: failureRetryable ?? false,
          },
    score: row.score,
    scoreInterval:
      intervalLow === null || intervalHigh === null
        ? null
        : { low: intervalLow, high: intervalHigh },
    lowConfidence: row.lowConfidence,
    band: row.score === null ? null : bandOf(row.score, { ok: row.bandOk, low: row.bandLow }),
    scoredAt: row.scoredAt,
    modelId: row.modelId,
    clinicianScore: row.clinicianScore,
    clinicianScoreFromPhone: row.clinicianScoreFromPhone,
    quality: row.quality as Recording['quality'], // written by setConverted alone
  };
}
