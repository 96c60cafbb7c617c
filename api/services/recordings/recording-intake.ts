import type { ScopedTransaction } from '../../database/database.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import type { NewRecording } from '../../database/stores/recording-write-store.ts';
import type { RecordingForm, RecordingOutline } from '../../conversion/check-recording.ts';
import type { Problem } from '../../domain/recording/problem.ts';
import { GaitwayError, limitExceeded } from '../../errors.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';
import { convertRecordingJob } from './convert-recording.job.ts';
import { idTaken, type RecordingWriter } from './recording-writer.ts';

/** The largest size of one recording's JSON, in bytes. */
export const MAXIMUM_JSON_BYTES = 20 * 1024 * 1024;

/** Checks and stores every recording, however it arrives. */
export interface RecordingIntake {
  /**
   * Checks a recording's JSON without storing it.
   * @throws {GaitwayError} INVALID_INPUT or LIMIT_EXCEEDED, each problem naming its field
   */
  check(json: Uint8Array, form: RecordingForm): Promise<RecordingOutline>;
  /**
   * Stores a recording: row, JSON and job become durable together when the transaction commits. Idempotent for the
   * same content under the same id.
   * @throws {GaitwayError} CONFLICT when the id belongs to other content
   */
  keep(
    tx: ScopedTransaction,
    recording: Omit<NewRecording, 'contentSha256'>,
    json: Uint8Array,
  ): Promise<void>;
}

export function createRecordingIntake({
  store,
  queue,
  pool,
  recordings,
  now,
}: {
  readonly store: ObjectStore;
  readonly queue: JobQueue;
  readonly pool: WorkerPool;
  readonly recordings: RecordingWriter;
  readonly now: () => Date;
}): RecordingIntake {
  return {
    async check(json, form) {
      assertSize(json.byteLength);
      const checked = await pool.run('parseRecording', { json, form, now: now() });
      if (!checked.ok) throw refusal(checked.problems, form);
      return checked.value;
    },

    async keep(tx, recording, json) {
      const contentSha256 = await digest(recording, json);
      // The row is inserted first. A concurrent request with the same id waits here, so it never overwrites the
      // first JSON. The JSON is durable before the row commits.
      if (await recordings.insert(tx, { ...recording, contentSha256 })) {
        await store.put(objectKeys.json(recording), json);
        await queue.enqueue(tx, convertRecordingJob, { recordingId: recording.id });
      } else if ((await recordingStore.contentOf(tx, recording.id)) !== contentSha256) {
        throw idTaken();
      }
    },
  };
}

/** @throws {GaitwayError} LIMIT_EXCEEDED */
export function assertSize(bytes: number, field = 'samples'): void {
  if (bytes <= MAXIMUM_JSON_BYTES) return;
  throw limitExceeded(field, `must have at most ${MAXIMUM_JSON_BYTES} bytes of JSON`);
}

function refusal(problems: readonly Problem[], form: RecordingForm): GaitwayError {
  const named = problems.map(({ field, message }) => ({
    field: form === 'samples' && field !== 'document' ? `samples.${field}` : field,
    message,
  }));
  const tooLarge = problems.some(({ code }) => code === 'LIMIT_EXCEEDED');
  return new GaitwayError(
    tooLarge ? 'LIMIT_EXCEEDED' : 'INVALID_INPUT',
    named.map(({ field, message }) => `${field}: ${message}`).join('; '),
    named,
  );
}

/** Digests everything that was submitted. Excludes the time of arrival and the submitter. */
async function digest(
  recording: Omit<NewRecording, 'contentSha256'>,
  json: Uint8Array,
): Promise<string> {
  const { participantId, testTypeId, startedAt, training, clinicianScore, notes } = recording;
  const facts = [participantId, testTypeId, startedAt, training, clinicianScore, notes];
  // Not by `createHash`, which would block the event loop while it reads.
  const content = Buffer.concat([Buffer.from(JSON.stringify(facts)), json]);
  return Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
}
