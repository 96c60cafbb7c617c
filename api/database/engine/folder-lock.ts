import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../make-folder.ts';

/** Another process has the folder open. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `${folder} is in use by another Gaitway. Stop that one first, or set DATA_DIR to another folder.`,
    );
    this.name = 'FolderInUseError';
  }
}

/**
 * Makes this process the one owner of a folder: PGlite takes no lock, and two of them ruin the files.
 * The lock is a local socket, because the operating system lets go of it at once when a process is killed;
 * a lock file with a process id would refuse the restart or trust a reused id.
 * @throws {FolderInUseError} when another process owns the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  makeFolder(folder);
  const address = socketAddress(realpathSync(folder));
  if (await isListening(address)) throw new FolderInUseError(folder);
  if (process.platform !== 'win32') rmSync(address, { force: true }); // left by a killed process
  const server = await listen(address).catch(() => {
    throw new FolderInUseError(folder);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Short whatever the folder is called: a socket path may have 104 bytes at most. */
function socketAddress(folder: string): string {
  const name = `gaitway-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
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
