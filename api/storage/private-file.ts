import { randomUUID } from 'node:crypto';
import { chmod, link, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';

/** A secret's file that others could read: it may have been read already, so it is not quietly mended. */
export class ExposedFileError extends Error {
  constructor(path: string, mode: number) {
    super(
      `${path} can be read by others (mode ${(mode & 0o777).toString(8)}). ` +
        `Run "chmod 600 ${path}", or delete it to have a new one made.`,
    );
    this.name = 'ExposedFileError';
  }
}

/**
 * Reads `folder/name`, which only the owner may read; made by `create` when there is none.
 * Processes that start together all return the content of the first one.
 * @throws {ExposedFileError} when the file is open to group or others
 */
export async function privateFile(
  folder: string,
  name: string,
  create: () => Promise<string>,
): Promise<string> {
  const path = join(folder, name);
  makeFolder(folder, 0o700);
  await chmod(folder, 0o700);
  if (!(await exists(path))) await publish(path, await create());
  // Windows has no such modes: there the folder's access list protects the file.
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new ExposedFileError(path, mode);
  return readFile(path, 'utf8');
}

/** Publishes a file by a hard link, which is atomic and fails when the name is taken: no process reads half a key. */
async function publish(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await file.close();
    await rm(draft);
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (isCode(error, 'ENOENT')) return false;
      throw error;
    },
  );

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;
