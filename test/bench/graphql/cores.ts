import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The server that is measured has a core to itself; PostgreSQL and whoever asks share another. */
const SERVER_CORE = '0';
const OTHER_CORE = '1';

const canPin = process.platform === 'linux' && availableParallelism() >= 2;

/** Puts this process, and whatever it starts from now on, on the other core. Answers what it did, in words. */
export function pinToOtherCore(): string {
  if (!canPin) return 'not pinned to cores: that takes Linux and two of them';
  execFileSync('taskset', ['-acp', OTHER_CORE, String(process.pid)]);
  return `servers on core ${SERVER_CORE}; PostgreSQL and the load on core ${OTHER_CORE}`;
}

/** The command line that starts Node on the servers' core. */
export const nodeOnServerCore = (args: readonly string[]): readonly [string, ...string[]] =>
  canPin ? ['taskset', '-c', SERVER_CORE, process.execPath, ...args] : [process.execPath, ...args];
