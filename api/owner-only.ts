import { chmodSync, existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;
const FOLDER = 0o700;
const FILE = 0o600;

/** A data folder that other users of the computer can enter, and that belongs to another user. */
export class ExposedFolderError extends Error {
  constructor(folder: string) {
    super(
      `Other users of this computer can read ${folder}, and only its owner can change that. ` +
        `Run "chmod -R go= ${folder}" as its owner, or set DATA_DIR to a folder of yours.`,
    );
    this.name = 'ExposedFolderError';
  }
}

/** Makes every file that this process and its children create readable to their owner alone. */
export function createFilesForOwnerOnly(): void {
  process.umask(OTHERS);
}

/** Whether other users can list a folder, or open what lies in it. Windows has access lists instead of modes. */
export const isExposed = (path: string): boolean =>
  process.platform !== 'win32' && existsSync(path) && (lstatSync(path).mode & OTHERS) !== 0;

/**
 * Takes a folder and everything below it away from group and others. Skips symbolic links.
 *
 * @returns how many files and folders other users could reach
 * @throws {ExposedFolderError} when the folder belongs to another user
 */
export function restrictToOwner(folder: string): number {
  if (process.platform === 'win32') return 0;
  try {
    return restrict(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') {
      throw new ExposedFolderError(folder);
    }
    throw error;
  }
}

/** The folder first: from then on other users cannot reach what lies in it. */
function restrict(path: string): number {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return 0;
  let count = 0;
  if ((stats.mode & OTHERS) !== 0) {
    chmodSync(path, stats.isDirectory() ? FOLDER : FILE);
    count++;
  }
  if (stats.isDirectory()) {
    for (const name of readdirSync(path)) count += restrict(join(path, name));
  }
  return count;
}
