import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openObjectStore } from '../../composition/storage.ts';
import { openDatabase } from '../../composition/database.ts';
import type { Config } from '../../config/config.ts';
import { FolderInUseError } from '../../database/engine/folder-lock.ts';
import { createLog } from '../../log.ts';
import { createLinkSigner } from '../../storage/link-signer.ts';
import { isExposed } from '../../owner-only.ts';
import { explain } from '../known-problem.ts';
import { type Check } from './finding.ts';

/** Relative to the data folder. */
const SECRETS = ['user-pool/signing-key.pem', 'user-pool/secret.key', 'keys/links.key'];
/** Several years of one person's daily recordings. */
const MINIMUM_FREE_BYTES = 1e9;

/** Checks of the places where data is stored. They create nothing. */
export const dataChecks = (config: Config): readonly Check[] => [
  { subject: 'data folder', look: () => lookAtFolder(config.DATA_DIR) },
  { subject: 'database', look: () => lookAtDatabase(config) },
  { subject: 'object store', look: () => lookAtObjects(config) },
  { subject: 'keys', look: () => lookAtSecrets(config.DATA_DIR) },
];

async function lookAtFolder(folder: string): Promise<string> {
  let existing = folder;
  while (!(await exists(existing))) existing = dirname(existing);
  if (!(await stat(existing)).isDirectory()) {
    throw new Error(`${existing} is a file. Set DATA_DIR to a folder.`);
  }
  await access(existing, constants.W_OK).catch(() => {
    throw new Error(`${existing} is not writable. Set DATA_DIR to a folder that you own.`);
  });
  if (existing === folder && isExposed(folder)) {
    throw new Error(`Other users of this computer can read ${folder}. Run chmod -R go= ${folder}`);
  }
  const { bavail, bsize } = await statfs(existing);
  const free = `${(Number(bavail * bsize) / 1e9).toFixed(1)} GB free`;
  if (bavail * bsize < MINIMUM_FREE_BYTES) throw new Error(`${folder}: only ${free}`);
  return existing === folder ? `${folder}, ${free}` : `${folder} (not created yet), ${free}`;
}

async function lookAtDatabase(config: Config): Promise<string> {
  const name = databaseName(config);
  const embedded = config.DATABASE_URL === undefined;
  if (embedded && !(await exists(join(config.DATA_DIR, 'postgres/PG_VERSION')))) {
    return `${name} (the first start creates it)`;
  }
  try {
    const database = await openDatabase(config, createLog('silent'));
    try {
      const { waiting, newer } = await database.schemaState();
      if (newer.length > 0) return `${name}, changed by a newer version of Gaitway`;
      if (waiting.length === 0) {
        await database.assertFit();
        return `${name}, up to date`;
      }
      throw new Error(`${name}: run "gaitway migrate" for ${waiting.join(', ')}`);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof FolderInUseError) return `${name}, in use by a running Gaitway`;
    throw new Error(explain(error) ?? (error as Error).message, { cause: error });
  }
}

function databaseName({ DATABASE_URL, DATA_DIR }: Config): string {
  if (DATABASE_URL === undefined) return `embedded Postgres in ${join(DATA_DIR, 'postgres')}`;
  const { host, pathname, username } = new URL(DATABASE_URL);
  return `Postgres server ${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

async function lookAtObjects(config: Config): Promise<string> {
  const inFolder = config.OBJECT_STORE === 'folder';
  const place = inFolder ? join(config.DATA_DIR, 'objects') : `bucket ${config.S3_BUCKET}`;
  if (inFolder && !(await exists(place))) return `${place} (the first recording creates it)`;
  const signer = inFolder ? createLinkSigner(new Uint8Array()) : undefined; // the check makes no links
  const store = await openObjectStore(config, signer);
  const key = `doctor-${randomUUID()}`;
  await store.put(key, new Uint8Array([1]));
  const kept = await store.get(key);
  await store.delete(key);
  if (kept?.[0] !== 1) throw new Error(`${place} does not return what was written`);
  return `${place}, reads and writes`;
}

async function lookAtSecrets(dataDir: string): Promise<string> {
  const paths = SECRETS.map((name) => join(dataDir, name));
  const modes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mode }) => mode,
        () => undefined,
      ),
    ),
  );
  const exposed = paths.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0);
  if (process.platform !== 'win32' && exposed.length > 0) {
    throw new Error(
      `Other users can read ${exposed.join(', ')}. Delete the files or run chmod 600.`,
    );
  }
  const there = modes.filter((mode) => mode !== undefined).length;
  return there === 0
    ? 'the first start creates them'
    : `${there} files, readable by their owner only`;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
