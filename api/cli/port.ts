import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config/config.ts';
import { CommandError } from './known-problem.ts';

/**
 * Listens where Gaitway is going to, for a moment. It holds nothing: who takes the port afterwards is met when Gaitway
 * listens itself.
 * @throws {CommandError} for a HOST that is none; else as listening does, such as EADDRINUSE
 */
export async function tryPort({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(PORT, HOST), 'listening');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!NO_ADDRESS.includes(code)) throw error;
    throw new CommandError(`HOST must be an address of this machine; ${HOST} is none (${code}).`);
  }
  await once(probe.close(), 'close');
}

const NO_ADDRESS = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'];
