import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import type { RecordingReference } from '../../domain/recording/recording.ts';
import { isUnavailable } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';
import type { LakeService } from './lake-service.ts';
import { lakeStore } from './lake-store.ts';

const scope = systemScope('writing the lake again');

export interface LakeRebuildDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
  readonly lake: LakeService;
}

/** Writes files of the lake again from what they were made of. */
export class LakeRebuild {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #pool: WorkerPool;
  readonly #lake: LakeService;

  constructor({ database, store, pool, lake }: LakeRebuildDependencies) {
    this.#database = database;
    this.#store = store;
    this.#pool = pool;
    this.#lake = lake;
  }

  /** Writes a recording's samples again. A recording that is gone leaves no damaged file behind. */
  async rebuildSamples(recordingId: string): Promise<void> {
    const recording = await this.#database.within(scope, (tx) =>
      recordingStore.find(tx, recordingId),
    );
    if (recording === undefined) return; // its deletion covers the damaged file
    await this.#publishSamples(recording);
    await this.#store.delete(objectKeys.damaged(objectKeys.lakeSamples(recording)));
  }

  /** Writes CSV, Parquet and samples again from the recording's JSON. Changes nothing when that cannot be converted. */
  async convertAgain(recording: RecordingReference): Promise<void> {
    const json = await this.#store.get(objectKeys.json(recording));
    if (json === undefined)
      throw new Error('neither JSON nor Parquet of the recording can be read');
    const converted = await this.#pool.run('convertRecording', { json, now: new Date() });
    if (!converted.ok) throw new Error('the JSON of the recording is not valid any more');
    const { csv, parquet } = converted.value;
    await this.#store.put(objectKeys.csv(recording), csv);
    await this.#store.put(objectKeys.parquet(recording), parquet);
    await this.#lake.publishSamples(recording, parquet);
  }

  /**
   * Rewrites the whole lake, including recordings that were converted before the lake existed. Goes on after a file that
   * cannot be written. Returns the number of days, and the keys of these files.
   */
  async publishAll(): Promise<{ readonly days: number; readonly failed: readonly string[] }> {
    const days = await this.#database.within(scope, (tx) => lakeStore.days(tx));
    const failed: string[] = [];
    const attempt = async (key: string, write: () => Promise<void>) => {
      await write().catch((error: unknown) => {
        if (isUnavailable(error)) throw error;
        failed.push(key);
      });
    };
    for (const day of days) {
      const recordings = await this.#database.within(scope, (tx) =>
        lakeStore.recordingsOf(tx, day),
      );
      for (const { id, startedAt, participantId } of recordings) {
        const place = { id, startedAt, participantId, organizationId: day.organizationId };
        await attempt(objectKeys.lakeSamples(place), () => this.rebuildSamples(id));
      }
      await attempt(objectKeys.lakeRecordings(day), () => this.#lake.publishDay(day));
    }
    return { days: days.length, failed };
  }

  /** Takes the samples from the recording's Parquet file. When that is damaged or missing, from its JSON. */
  async #publishSamples(recording: RecordingReference): Promise<void> {
    const stored = await this.#store.get(objectKeys.parquet(recording));
    if (stored !== undefined && (await this.#publish(recording, stored))) return;
    await this.convertAgain(recording);
  }

  /** Returns false when the Parquet cannot be read. */
  #publish(recording: RecordingReference, parquet: Uint8Array): Promise<boolean> {
    return this.#lake.publishSamples(recording, parquet).then(
      () => true,
      (error: unknown) => {
        if (isUnavailable(error)) throw error;
        return false;
      },
    );
  }
}
