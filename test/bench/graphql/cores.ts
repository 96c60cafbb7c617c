import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The measured server has its own core; PostgreSQL and the load generator share another. */
const SERVER_CORE = '0';
const OTHER_CORE = '1';

const canPin = process.platform === 'linux' && availableParallelism() >= 2;

/** Moves this process and its later children to the other core. Returns a description. */
export function pinToOtherCore(): string {
  if (!canPin) return 'not pinned to cores: that takes Linux and two of them';
  execFileSync('taskset', ['-acp', OTHER_CORE, String(process.pid)]);
  return `servers on core ${SERVER_CORE}; PostgreSQL and the load on core ${OTHER_CORE}`;
}

/** The command that starts Node on the servers' core. */
export const nodeOnServerCore = (args: readonly string[]): readonly [string, ...string[]] =>
  canPin ? ['taskset', '-c', SERVER_CORE, process.execPath, ...args] : [process.execPath, ...args];
