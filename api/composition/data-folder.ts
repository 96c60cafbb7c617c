import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { systemScope } from '../auth/scope.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';

/** Parts of the data folder are missing that belong together. */
export class IncompleteFolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IncompleteFolderError';
  }
}

/**
 * Checks that database and objects of a data folder belong together. A start would otherwise create an empty database
 * beside the files of recordings, for example when only one of two folders was mounted.
 * @throws {IncompleteFolderError}
 */
export function assertCompleteFolder(dataDir: string): void {
  const hasDatabase = existsSync(join(dataDir, 'postgres/PG_VERSION'));
  const recordings = join(dataDir, 'objects/recording_data');
  if (hasDatabase || !existsSync(recordings) || readdirSync(recordings).length === 0) return;
  throw new IncompleteFolderError(
    `${join(dataDir, 'objects')} contains recordings, but ${join(dataDir, 'postgres')} contains no database. ` +
      'Mount or restore the database that belongs to them, or set DATA_DIR to a new folder.',
  );
}

/**
 * Checks that the folder of objects exists when the database has recordings.
 * @throws {IncompleteFolderError}
 */
export async function assertObjectsExist(
  { OBJECT_STORE, DATA_DIR }: Config,
  database: Database,
): Promise<void> {
  const objects = join(DATA_DIR, 'objects');
  if (OBJECT_STORE !== 'folder' || existsSync(objects)) return;
  const { rows } = await database.within(systemScope('are there recordings?'), (tx) =>
    sql`select from recordings limit 1`.execute(tx.sql),
  );
  if (rows.length === 0) return;
  throw new IncompleteFolderError(
    `The database contains recordings, but ${objects} is missing. ` +
      'Mount or restore the folder with their files, or set DATA_DIR and DATABASE_URL to new places.',
  );
}
