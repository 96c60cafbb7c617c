import { rename, rm } from 'node:fs/promises';

/**
 * Puts a finished folder in the place of another, which goes; both are on one disk. What stands there is always whole:
 * folders are moved, never filled or emptied, in place. Where several do this at once, one of theirs stays.
 */
export async function replaceFolder(place: string, finished: string): Promise<void> {
  const before = `${finished}-before`;
  while (!(await moved(finished, place))) {
    await rename(place, before).catch((error: unknown) => {
      if (!isOneOf(error, 'ENOENT')) throw error; // somebody else has moved it
    });
    await rm(before, { recursive: true, force: true });
  }
}

/** False where the other place is taken. */
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
