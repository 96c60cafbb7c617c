import { rename, rm } from 'node:fs/promises';

/**
 * Replaces the folder at `place` with a finished one on the same disk. The folder there is always complete, because
 * folders are moved, never filled or emptied in place. When several processes do this at once, one of their folders
 * remains.
 */
export async function replaceFolder(place: string, finished: string): Promise<void> {
  const before = `${finished}-before`;
  while (!(await moved(finished, place))) {
    await rename(place, before).catch((error: unknown) => {
      if (!isOneOf(error, 'ENOENT')) throw error; // another process has moved it
    });
    await rm(before, { recursive: true, force: true });
  }
}

/** Returns false when the target exists. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isOneOf(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}

const isOneOf = (error: unknown, ...codes: string[]) =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');
