import fs, { closeSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What a file of Emscripten's NODEFS is here; its own types do not say. */
interface NodeStream {
  /** Of the open file; undefined for a folder. */
  readonly nfd?: number;
  readonly node: object;
}

interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: NodeStream) => number };
  realPath(node: object): string;
}

/**
 * The files of PGlite in a folder, synced when PostgreSQL asks for it. Emscripten's own file system has no `fsync`, so
 * that what PostgreSQL believes to be on the disk may still be in the memory of the operating system.
 */
export class SyncedFolder extends NodeFS {
  override async init(...parameters: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(...parameters);
    const preRun = [...(emscriptenOpts.preRun ?? []), addSync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/** PGlite's parameters without the one that turns `fsync` off. Emscripten's `fdatasync` does nothing, unlike its `fsync`. */
export const syncedParameters = (): string[] => [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
];

function addSync(module: object): void {
  const { NODEFS } = module as { readonly NODEFS: NodeFileSystem }; // Emscripten's types leave it out
  NODEFS.stream_ops.fsync = ({ nfd, node }) => {
    if (nfd === undefined) syncFolder(NODEFS.realPath(node));
    else fs.fsyncSync(nfd);
    return 0;
  };
}

/** What was created in a folder, or renamed, is on the disk once the folder is. Windows cannot open folders. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Syncs all that is in a folder: a new database is made without a sync. */
export async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncAll(path);
    if (!entry.isFile()) continue;
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
  }
  syncFolder(folder);
}
