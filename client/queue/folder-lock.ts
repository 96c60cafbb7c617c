import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process is sending this queue. */
export class QueueInUseError extends Error {
  constructor(folder: string) {
    super(`${folder} is being sent by another process.`);
    this.name = 'QueueInUseError';
  }
}

/**
 * Locks a folder for this process until the returned function is called. The lock is a local socket. The operating
 * system releases it when the process is killed, and a reused process id cannot be mistaken for a live owner. Two
 * processes that remove a dead process's socket at the same moment may both get the lock. This is harmless, because
 * submitting a recording is idempotent.
 * @throws {QueueInUseError}
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = socketAddress(await realpath(folder));
  const server = await listen(address).catch(async () => {
    if (await isListening(address)) throw new QueueInUseError(folder);
    await rm(address, { force: true }); // left by a killed process
    return listen(address).catch(() => {
      throw new QueueInUseError(folder);
    });
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Returns a short address for any folder name, because a socket path may have at most 104 bytes. */
function socketAddress(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const name = `gaitway-queue-${digest}`;
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
