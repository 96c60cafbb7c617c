import { createHmac } from 'node:crypto';
import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { type LakeDay, lakeStore, type PublishedRecording } from './lake-store.ts';
import { pseudonymStore } from './pseudonym-store.ts';
import type { RecordingReference } from '../../domain/recording/recording.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore, StoredObject } from '../../storage/object-store.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { publishDayJob } from './publish-day.job.ts';
import { publishDelaySeconds, SHORTEST_DELAY_SECONDS } from './publish-delay.ts';
import type { LakeRecording } from '../../conversion/lake-files.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';

const scope = systemScope('publishing recordings to the lake');

export interface LakeServiceDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
  readonly queue: JobQueue;
  readonly now: () => Date;
}

/**
 * Writes the lake that analysts query (decision 0014): one file of samples per recording, and one file of recordings
 * per day.
 */
export class LakeService {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #pool: WorkerPool;
  readonly #queue: JobQueue;
  readonly #now: () => Date;
  readonly #keys = new Map<string, Promise<Uint8Array>>();

  constructor({ database, store, pool, queue, now }: LakeServiceDependencies) {
    this.#database = database;
    this.#store = store;
    this.#pool = pool;
    this.#queue = queue;
    this.#now = now;
  }

  /** Writes the samples of a recording that has just been converted. Idempotent. */
  async publishSamples(recording: RecordingReference, parquet: Uint8Array): Promise<void> {
    const testType = await this.#database.within(scope, (tx) =>
      lakeStore.testTypeKeyOf(tx, recording.testTypeId),
    );
    const subject = await this.#subjectOf({ ...recording, testType }, recording.organizationId);
    const file = await this.#pool.run('encodeLakeSamples', { subject, parquet });
    await this.#store.put(objectKeys.lakeSamples(recording), file);
  }

  /** Writes the file of one day, with the current state of all its converted recordings. */
  async publishDay(day: LakeDay): Promise<void> {
    await this.#key(day.organizationId); // before the transaction: the pool may have a single connection
    await this.#database.within(scope, async (tx) => {
      await lakeStore.lockDay(tx, day);
      const recordings = await lakeStore.recordingsOf(tx, day);
      const key = objectKeys.lakeRecordings(day);
      // Safe inside the transaction: it holds the day's lock, and a retry writes the same rows or newer ones.
      /* eslint-disable no-restricted-syntax */
      await this.#store.delete(objectKeys.damaged(key)); // its rows are all written again
      if (recordings.length === 0) return this.#store.delete(key);
      const rows = await Promise.all(
        recordings.map((recording) => this.#rowOf(recording, day.organizationId)),
      );
      return this.#store.put(key, await this.#pool.run('encodeLakeRecordings', { rows }));
      /* eslint-enable no-restricted-syntax */
    });
  }

  /** Writes the file of one day, or enqueues it for later: a large file is written less often. */
  async publishDayWhenDue(day: LakeDay): Promise<void> {
    const file = await this.#store.head(objectKeys.lakeRecordings(day));
    const delaySeconds = file === undefined ? 0 : this.#secondsUntilDue(file);
    if (delaySeconds <= 0) return this.publishDay(day);
    await this.#database.within(scope, (tx) =>
      this.#queue.enqueue(tx, publishDayJob, day, { delaySeconds }),
    );
  }

  /** A file of the future, after a clock was set back, does not wait longer than others. */
  #secondsUntilDue({ size, modifiedAt }: StoredObject): number {
    const delay = publishDelaySeconds(size);
    if (delay === SHORTEST_DELAY_SECONDS) return 0; // the change itself has waited for as long
    const passed = Math.max(0, (this.#now().getTime() - modifiedAt.getTime()) / 1000);
    return Math.ceil(delay - passed);
  }

  async #rowOf(recording: PublishedRecording, organizationId: string): Promise<LakeRecording> {
    const { startedAt, endedAt, quality } = recording;
    return {
      ...(await this.#subjectOf(recording, organizationId)),
      started_at: startedAt.getTime() * 1000,
      duration_seconds: (endedAt.getTime() - startedAt.getTime()) / 1000,
      training: recording.training,
      clinician_score: recording.clinicianScore,
      status: recording.status,
      score: recording.score,
      score_low: recording.intervalLow,
      score_high: recording.intervalHigh,
      low_confidence: recording.lowConfidence,
      model_id: recording.modelId,
      sample_count: quality?.sampleCount ?? null,
      sample_rate_hz: quality?.sampleRateHz ?? null,
      gap_count: quality?.gapCount ?? null,
      longest_gap_ms: quality?.longestGapMs ?? null,
    };
  }

  async #subjectOf(
    {
      id,
      participantId,
      testType,
    }: { readonly id: string; readonly participantId: string; readonly testType: string },
    organizationId: string,
  ) {
    const key = await this.#key(organizationId);
    // 128 bits make a collision practically impossible, and 32 digits are still readable.
    const pseudonym = createHmac('sha256', key).update(participantId).digest('hex').slice(0, 32);
    return { recording_id: id, participant_id: pseudonym, test_type: testType };
  }

  #key(organizationId: string): Promise<Uint8Array> {
    let key = this.#keys.get(organizationId);
    if (key === undefined) {
      key = this.#database.within(scope, (tx) => pseudonymStore.keyOf(tx, organizationId));
      this.#keys.set(organizationId, key);
      key.catch(() => this.#keys.delete(organizationId)); // the next call loads it again
    }
    return key;
  }
}
