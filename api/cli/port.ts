import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config/config.ts';
import { CommandError } from './known-problem.ts';

/**
 * Listens briefly at the configured address to check that it is free. Does not reserve the port, so listening may still
 * fail later.
 * @throws {CommandError} for a HOST that is not an address of this machine
 * @throws {Error} of Node for other failures to listen, such as EADDRINUSE
 */
export async function tryPort({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(PORT, HOST), 'listening');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!NO_ADDRESS.includes(code)) throw error;
    throw new CommandError(
      `HOST must be an address of this machine, and ${HOST} is not (${code}).`,
    );
  }
  await once(probe.close(), 'close');
}

const NO_ADDRESS = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'];
