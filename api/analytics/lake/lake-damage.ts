import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { publishDayJob } from './publish-day.job.ts';
import { rebuildSamplesJob } from './rebuild-samples.job.ts';

const scope = systemScope('setting damaged files of the lake aside');

/** The most files in one list. */
const MOST_LISTED = 100;

const RECORDINGS_FILE =
  /^lake\/organization_id=([^/]+)\/recordings\/day=(\d{4}-\d{2}-\d{2})\/recordings\.parquet$/;
const SAMPLES_FILE =
  /^lake\/organization_id=[^/]+\/samples\/day=[^/]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.parquet$/;

/** A file that was set aside. */
export interface DamagedFile {
  /** Its place below the organization's folder of the lake. */
  readonly name: string;
  readonly bytes: number;
  readonly setAsideAt: Date;
}

export interface LakeDamageDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly queue: JobQueue;
}

/** Keeps damaged files of the lake away from queries, until jobs have written them again. */
export class LakeDamage {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #queue: JobQueue;

  constructor({ database, store, queue }: LakeDamageDependencies) {
    this.#database = database;
    this.#store = store;
    this.#queue = queue;
  }

  /**
   * Moves files of an organization's lake out of it, and enqueues the jobs that write them again. Other keys, and files
   * that are gone, are skipped.
   */
  async setAside(organizationId: string, keys: readonly string[]): Promise<void> {
    const own = keys.filter((key) => key.startsWith(folderOf(organizationId)));
    for (const key of own) await this.#store.move(key, objectKeys.damaged(key));
    await this.#enqueueRebuild(own);
  }

  /** Enqueues the jobs again, for files whose jobs were lost or failed. Call it periodically. */
  async resume(): Promise<void> {
    const keys: string[] = [];
    for await (const { key } of this.#store.list(objectKeys.damagedLake)) {
      keys.push(key.replace(objectKeys.damagedLake, 'lake/'));
      if (keys.length === MOST_LISTED) break;
    }
    await this.#enqueueRebuild(keys);
  }

  /** Returns files that are set aside, at most 100. */
  async list(organizationId: string): Promise<readonly DamagedFile[]> {
    const folder = objectKeys.damaged(folderOf(organizationId));
    const files: DamagedFile[] = [];
    for await (const { key, size, modifiedAt } of this.#store.list(folder)) {
      if (files.length === MOST_LISTED) break;
      files.push({ name: key.slice(folder.length), bytes: size, setAsideAt: modifiedAt });
    }
    return files.sort((a, b) => a.name.localeCompare(b.name));
  }

  async #enqueueRebuild(keys: readonly string[]): Promise<void> {
    const days = keys.flatMap((key) => {
      const [, organizationId, day] = RECORDINGS_FILE.exec(key) ?? [];
      return organizationId === undefined || day === undefined
        ? []
        : [{ organizationId, day, atOnce: true }];
    });
    const recordings = keys.flatMap((key) => {
      const recordingId = SAMPLES_FILE.exec(key)?.[1];
      return recordingId === undefined ? [] : [{ recordingId }];
    });
    if (days.length + recordings.length === 0) return;
    await this.#database.within(scope, async (tx) => {
      await this.#queue.enqueueAll(tx, publishDayJob, days);
      await this.#queue.enqueueAll(tx, rebuildSamplesJob, recordings);
    });
  }
}

const folderOf = (organizationId: string) => `lake/organization_id=${organizationId}/`;
