import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process sends this queue right now. */
export class QueueInUseError extends Error {
  constructor(folder: string) {
    super(`${folder} is being sent by another process.`);
    this.name = 'QueueInUseError';
  }
}

/**
 * Makes this process the one that sends a folder, until the answer is called. The lock is a local socket: the
 * operating system lets go of it when a process is killed, and a process id that is used again does not look like
 * one that lives. Two that come at the very moment when a dead one's socket is cleared away may both pass; what they
 * send twice is taken once.
 * @throws {QueueInUseError}
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = socketAddress(await realpath(folder));
  const server = await listen(address).catch(async () => {
    if (await answers(address)) throw new QueueInUseError(folder);
    await rm(address, { force: true }); // left by a killed process
    return listen(address).catch(() => {
      throw new QueueInUseError(folder);
    });
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Short whatever the folder is called: a socket path may have 104 bytes at most. */
function socketAddress(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const name = `gaitway-queue-${digest}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

const answers = (address: string) =>
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
