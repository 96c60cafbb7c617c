import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
