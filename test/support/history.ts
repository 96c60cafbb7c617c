import { randomUUID } from 'node:crypto';
import { systemScope } from '../../api/auth/scope.ts';
import type { RecordingStatus } from '../../api/domain/recording/status.ts';
import type { TestGateway } from './start-gateway.ts';

/** A recording as it is stored after the whole pipeline. */
export interface PastRecording {
  readonly startedAt: Date;
  readonly status: RecordingStatus;
  readonly score?: number;
  readonly clinicianScore?: number;
}

/**
 * Writes a history of a participant directly into the database, since submitting months of recordings would take too
 * long. Scores need a model, which is created with the first of them. Returns the ids of the recordings.
 */
export async function writeHistory(
  { gateway }: TestGateway,
  person: {
    readonly organizationId: string;
    readonly participantId: string;
    readonly testTypeId: string;
  },
  recordings: readonly PastRecording[],
): Promise<string[]> {
  return gateway.database.within(systemScope('test'), async ({ sql: db }) => {
    const place = {
      organization_id: person.organizationId,
      participant_id: person.participantId,
      test_type_id: person.testTypeId,
    };
    const rows = recordings.map((recording) => ({ ...recording, id: randomUUID() }));
    await db
      .insertInto('recordings')
      .values(
        rows.map(({ id, startedAt, status, clinicianScore }) => ({
          ...place,
          id,
          started_at: startedAt,
          ended_at: new Date(startedAt.getTime() + 15_000),
          training: status === 'TRAINING',
          clinician_score: clinicianScore ?? (status === 'TRAINING' ? 50 : null),
          status: status === 'SCORED' ? ('CONVERTED' as const) : status,
          notes: null,
          failure_code: status === 'FAILED' ? 'INTERNAL' : null,
          failure_message: status === 'FAILED' ? 'It did not work.' : null,
          failure_retryable: status === 'FAILED' ? true : null,
          content_sha256: id,
          submitted_by: null,
          converted_at: null,
          quality: null,
          movement: null,
        })),
      )
      .execute();
    const scored = rows.filter(({ status }) => status === 'SCORED');
    if (scored.length === 0) return rows.map(({ id }) => id);

    const { version } = await db
      .selectFrom('models')
      .where('participant_id', '=', person.participantId)
      .where('test_type_id', '=', person.testTypeId)
      .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('version'))
      .executeTakeFirstOrThrow();
    const { id: modelId } = await db
      .insertInto('models')
      .values({
        ...place,
        version: version + 1,
        artifact_key: randomUUID(),
        feature_version: 1,
        training_sha256: '',
        training_recording_ids: [],
        mean_absolute_error: 4,
        baseline_error: 9,
        low_confidence: false,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('scores')
      .values(
        scored.map(({ id, score = 50 }) => ({
          recording_id: id,
          participant_id: person.participantId,
          model_id: modelId,
          score,
          interval_low: Math.max(0, score - 5),
          interval_high: Math.min(100, score + 5),
          low_confidence: false,
        })),
      )
      .execute();
    await db
      .updateTable('recordings')
      .set({ status: 'SCORED' })
      .where(
        'id',
        'in',
        scored.map(({ id }) => id),
      )
      .execute();
    return rows.map(({ id }) => id);
  });
}
