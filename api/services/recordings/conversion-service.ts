import type { Database, ScopedTransaction } from '../../database/database.ts';
import { systemScope } from '../../auth/scope.ts';
import type { MeasuredRecording } from '../../conversion/convert-recording.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import type {
  Recording,
  RecordingFailure,
  RecordingReference,
} from '../../domain/recording/recording.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { filesOf, objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';
import type { RecordingWriter } from './recording-writer.ts';
import { TRAINING_DELAY_SECONDS } from './training-service.ts';
import { scoreRecordingJob } from './score-recording.job.ts';
import { trainModelJob } from './train-model.job.ts';

const scope = systemScope('converting recordings');

/** Port to the lake, which keeps the samples of converted recordings for analysts. */
export interface SamplesPublisher {
  /** Idempotent. */
  publishSamples(recording: RecordingReference, parquet: Uint8Array): Promise<void>;
}

export interface ConversionServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly queue: JobQueue;
  readonly pool: WorkerPool;
  readonly lake: SamplesPublisher;
  readonly recordings: RecordingWriter;
}

/** Turns the JSON of a recording into files and measures. */
export class ConversionService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #queue: JobQueue;
  readonly #pool: WorkerPool;
  readonly #lake: SamplesPublisher;
  readonly #recordings: RecordingWriter;

  constructor({ database, store, queue, pool, lake, recordings }: ConversionServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#queue = queue;
    this.#pool = pool;
    this.#lake = lake;
    this.#recordings = recordings;
  }

  /** Idempotent: a second run writes the same files and does not change a recording with a later status. */
  async convert(recordingId: string): Promise<void> {
    const recording = await this.#find(recordingId);
    if (recording?.status !== 'RECEIVED') return;

    const json = await this.#store.get(objectKeys.json(recording));
    if (json === undefined) {
      const message = 'The submitted file is no longer in the object store.';
      return this.fail(recordingId, { code: 'NOT_FOUND', message, retryable: true });
    }
    const converted = await this.#pool.run(
      'convertRecording',
      { json, now: new Date() },
      { giveUpInput: true },
    );
    if (!converted.ok) {
      const message = converted.problems
        .map(({ field, message }) => `${field}: ${message}`)
        .join('; ');
      return this.fail(recordingId, { code: 'INVALID_INPUT', message, retryable: false });
    }

    await this.#store.put(objectKeys.csv(recording), converted.value.csv);
    await this.#store.put(objectKeys.parquet(recording), converted.value.parquet);
    await this.#lake.publishSamples(recording, converted.value.parquet);
    const kept = await this.#database.within(scope, (tx) =>
      this.#keep(tx, recordingId, converted.value),
    );
    if (!kept) await this.#store.delete(...filesOf(recording)); // deleted while it was converted
  }

  /** Stores the reason for a failure in the recording. */
  async fail(recordingId: string, failure: RecordingFailure): Promise<void> {
    await this.#database.within(scope, async (tx) => {
      const recording = await recordingStore.find(tx, recordingId);
      if (recording === undefined || recording.status === 'SCORED') return;
      await this.#recordings.setFailed(tx, recording, failure);
    });
  }

  async #keep(
    tx: ScopedTransaction,
    recordingId: string,
    { quality, utcOffsetMinutes, summaries, movement }: MeasuredRecording,
  ): Promise<boolean> {
    const recording = await recordingStore.find(tx, recordingId);
    if (recording === undefined) return false;
    if (recording.status !== 'RECEIVED') return true;
    const measured = {
      quality: { ...quality, utcOffsetMinutes },
      summaries,
      movement,
      convertedAt: new Date(),
    };
    const status = recording.training ? 'TRAINING' : 'CONVERTED';
    await this.#recordings.setConverted(tx, recording, measured, status);
    if (recording.training) {
      const { participantId, testTypeId } = recording;
      await this.#queue.enqueue(
        tx,
        trainModelJob,
        { participantId, testTypeId },
        { delaySeconds: TRAINING_DELAY_SECONDS },
      );
    } else {
      await this.#queue.enqueue(tx, scoreRecordingJob, { recordingId });
    }
    return true;
  }

  #find(recordingId: string): Promise<Recording | undefined> {
    return this.#database.within(scope, (tx) => recordingStore.find(tx, recordingId));
  }
}
