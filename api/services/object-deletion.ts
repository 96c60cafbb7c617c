import { systemScope } from '../auth/scope.ts';
import type { Database } from '../database/database.ts';
import { recordingStore } from '../database/stores/recording-store.ts';
import { filesOf, recordingInKey } from '../storage/object-keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';

const scope = systemScope('deleting files');

export interface ObjectDeletionOptions {
  readonly database: Database;
  readonly store: ObjectStore;
}

/** Deletes objects whose rows are gone. */
export class ObjectDeletion {
  readonly #database: Database;
  readonly #store: ObjectStore;

  constructor({ database, store }: ObjectDeletionOptions) {
    this.#database = database;
    this.#store = store;
  }

  /** Skips files of recordings that exist, because the job may have waited for long. Idempotent. */
  async delete(keys: readonly string[]): Promise<void> {
    const ids = [...new Set(keys.flatMap((key) => recordingInKey(key) ?? []))];
    const existing =
      ids.length === 0
        ? []
        : await this.#database.within(scope, (tx) => recordingStore.findMany(tx, ids));
    const kept = new Set(existing.flatMap(filesOf));
    await this.#store.delete(...keys.filter((key) => !kept.has(key)));
  }
}
