import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nodeOnServerCore } from './cores.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const KILOBYTE = 1024;

/** Cleans up when the benchmark is interrupted. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill();
});

/** A server in a separate process. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Memory in use, in bytes. */
  memoryBytes(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a program and waits until it prints that it is ready. */
export async function startServer(
  args: readonly string[],
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const [command, ...rest] = nodeOnServerCore(args);
  const child = spawn(command, rest, {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      PORT: String(port),
      QUERY_COST_PER_MINUTE: '0', // a few providers send thousands of requests per second
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const exited = once(child, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (text: unknown) => {
      said += String(text);
      if (said.includes('is ready')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    exited.then(() => reject(new Error(`${args.join(' ')} ended:\n${said}`)), reject);
  });
  const pid = child.pid!; // the pid of Node, because taskset executes it
  return {
    pid,
    port,
    async memoryBytes() {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * KILOBYTE;
    },
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}
