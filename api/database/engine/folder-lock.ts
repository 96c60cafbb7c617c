import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from '../../make-folder.ts';
import { beginSignsOfLife, type FolderOwner, ownerElsewhere } from './folder-owner.ts';

/** Another process has the folder open. */
export class FolderInUseError extends Error {
  constructor(folder: string, owner?: FolderOwner) {
    const where = owner ? ` on ${owner.host}, process ${owner.pid}` : '';
    super(
      `${folder} is in use by another Gaitway${where}. Stop that one first, or set DATA_DIR to another folder.`,
    );
    this.name = 'FolderInUseError';
  }
}

/** Longer than a process takes from finding a stale socket to replacing it. */
const SETTLED_MS = 200;
/** Socket paths of most systems have at most 104 bytes. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Makes this process the only owner of a folder, because PGlite takes no lock and two processes would damage the files. The
 * lock lies beside the folder, so that it also holds between containers that share a volume.
 *
 * On one computer the lock is a local socket: the operating system releases it as soon as a process is killed. Between
 * computers that share the folder, a process shows that it is alive by a file (`folder-owner.ts`).
 * @throws {FolderInUseError} when another process owns the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  makeFolder(folder);
  const place = realpathSync(folder);
  const address = openAddress(`${place}.lock`);
  try {
    if (await isListening(address.path)) throw new FolderInUseError(folder);
    const owner = await ownerElsewhere(place);
    if (owner) throw new FolderInUseError(folder, owner);
    const isStale = existsSync(`${place}.lock`); // left by a killed process
    if (isStale) rmSync(`${place}.lock`, { force: true });
    const server = await listen(address.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') throw new FolderInUseError(folder);
      return undefined; // a file system without sockets, such as some network shares
    });
    // Two processes may replace the same stale socket at the same time. The last one has the folder.
    if (server && isStale && !(await staysOurs(`${place}.lock`)))
      throw new FolderInUseError(folder);
    if (server && process.platform !== 'win32') chmodSync(`${place}.lock`, 0o600);
    server?.unref();
    const endSignsOfLife = beginSignsOfLife(place);
    return async () => {
      endSignsOfLife();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    };
  } finally {
    address.close();
  }
}

/** The address of a socket at a path of any length. `close` it after the socket was opened or not. */
function openAddress(path: string): { readonly path: string; close(): void } {
  const nothingToClose = () => undefined;
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\${path.replaceAll(/[\\/:]/g, '-')}`, close: nothingToClose };
  }
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH || process.platform !== 'linux') {
    return { path, close: nothingToClose };
  }
  const folder = openSync(dirname(path), 'r');
  const short = join('/proc/self/fd', String(folder), basename(path));
  return { path: short, close: () => closeSync(folder) };
}

async function staysOurs(socket: string): Promise<boolean> {
  const { ino } = statSync(socket);
  await pause(SETTLED_MS);
  return statSync(socket, { throwIfNoEntry: false })?.ino === ino;
}

const isListening = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const listen = (address: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });
