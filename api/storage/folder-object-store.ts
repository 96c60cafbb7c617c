import { randomUUID } from 'node:crypto';
import { readFile as readFileWithCallback } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from '../make-folder.ts';
import type { LinkSigner } from './link-signer.ts';
import { LINK_MINUTES, type ObjectStore, type StoredObject } from './object-store.ts';

/** Needs half the processor time of `readFile` of `node:fs/promises`, which opens a `FileHandle`. */
const readFile = promisify(readFileWithCallback);

export interface FolderObjectStoreOptions {
  readonly folder: string;
  readonly signer: LinkSigner;
  /** Where the gateway serves `/objects/:token`. */
  readonly publicUrl: string;
  readonly now: () => Date;
}

/** The folder of unfinished writes, so that a killed process leaves nothing among the objects of a person. */
const DRAFTS = '.drafts';
/** A draft that has not grown for this long was abandoned. Requests and jobs give up earlier. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Objects as files of a folder; links lead to the gateway itself. */
export function createFolderObjectStore(options: FolderObjectStoreOptions): ObjectStore {
  const { folder, signer, publicUrl, now } = options;
  const pathOf = (key: string) => join(folder, ...partsOf(key));

  function sign(grant: Omit<Parameters<LinkSigner['seal']>[0], 'expiresAtMs'>) {
    const expiresAtMs = now().getTime() + LINK_MINUTES * 60_000;
    return {
      url: `${publicUrl}/objects/${signer.seal({ ...grant, expiresAtMs })}`,
      expiresAt: new Date(expiresAtMs),
    };
  }

  return {
    linkOrigin: URL.canParse(publicUrl) ? new URL(publicUrl).origin : '',

    async put(key, body) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      makeFolder(join(folder, DRAFTS));
      const draft = join(folder, DRAFTS, randomUUID());
      const file = await open(draft, 'w');
      try {
        await writeFile(file, body);
        await file.sync();
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      await syncFolder(dirname(path));
    },

    async get(key) {
      return readFile(pathOf(key)).catch(absent);
    },

    async read(key) {
      const file = await open(pathOf(key), 'r').catch(absent);
      return file?.createReadStream();
    },

    async head(key) {
      const found = await stat(pathOf(key)).catch(absent);
      return found && { key, size: found.size, modifiedAt: found.mtime };
    },

    list: (prefix) => walk(folder, prefix),

    async move(from, to) {
      const path = pathOf(to);
      await mkdir(dirname(path), { recursive: true });
      await rename(pathOf(from), path).catch(absent);
      await syncFolder(dirname(path));
    },

    async delete(...keys) {
      for (const key of keys) await rm(pathOf(key), { force: true });
    },

    async sweep() {
      const drafts = join(folder, DRAFTS);
      for (const name of (await readdir(drafts).catch(absent)) ?? []) {
        const path = join(drafts, name);
        const found = await stat(path).catch(absent);
        if (found === undefined || now().getTime() - found.mtimeMs < ABANDONED_AFTER_MS) continue;
        await rm(path, { force: true });
      }
    },

    async signUpload(key, terms) {
      return {
        ...sign({ method: 'PUT', key, ...terms }),
        headers: [{ name: 'content-type', value: terms.contentType }],
      };
    },

    async signDownload(key, fileName, contentType, contentEncoding) {
      return sign({ method: 'GET', key, fileName, contentType, contentEncoding });
    },
  };
}

/** Rejects keys that point outside the folder. Gaitway itself never makes such keys. */
function partsOf(key: string): string[] {
  const parts = key.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes(sep))) {
    throw new RangeError('not an object key');
  }
  return parts;
}

async function* walk(root: string, prefix: string): AsyncGenerator<StoredObject> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(absent);
  for (const entry of entries ?? []) {
    const key = `${folder}${entry.name}`;
    if (!key.startsWith(prefix) || key === DRAFTS) continue;
    if (entry.name.endsWith('.part')) continue; // a file that a person is copying into the inbox
    if (entry.isDirectory()) yield* walk(root, `${key}/`);
    if (!entry.isFile()) continue;
    const found = await stat(join(root, key)).catch(absent); // may be gone by now
    if (found) yield { key, size: found.size, modifiedAt: found.mtime };
  }
}

/** A rename is durable once its folder is synced. Windows cannot open folders and does not need this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
