import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { programFile } from '../../program-file.ts';
import type { DuckDbResponse, DuckDbRequest } from './duckdb-process.ts';

/** A process that runs one query. */
export interface DuckDbSession {
  /** Resolves to the next response; undefined when the process has ended without one. */
  next(): Promise<DuckDbResponse | undefined>;
  /** Whether the process exceeded its time limit. */
  readonly isOutOfTime: boolean;
  /** Whether the process crashed. The same statement would crash it again. */
  readonly isBroken: boolean;
  /** Kills the process. */
  stop(): void;
}

/** The signals of a crash, such as a stack overflow or a failed assertion. A machine short of memory sends SIGKILL instead. */
const FAULTS: ReadonlySet<string | null> = new Set([
  'SIGSEGV',
  'SIGABRT',
  'SIGBUS',
  'SIGILL',
  'SIGFPE',
]);

/** Starts the process. It prepares one response ahead and then waits for the next request. */
export async function startDuckDbSession(
  order: DuckDbRequest,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
): Promise<DuckDbSession> {
  const child = fork(await programFile('duckdb-process'), {
    env: {}, // keeps the gateway's environment private
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const stop = () => void child.kill('SIGKILL');
  let isOutOfTime = false;
  const timer = setTimeout(() => {
    isOutOfTime = true;
    stop();
  }, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  child.once('exit', () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  });
  let message: object = order;

  return {
    async next() {
      if (signal?.aborted) stop();
      const response = await request(child, message);
      message = {}; // any later message requests the next response
      return response;
    },
    get isOutOfTime() {
      return isOutOfTime;
    },
    get isBroken() {
      return FAULTS.has(child.signalCode);
    },
    stop,
  };
}

async function request(child: ChildProcess, message: object): Promise<DuckDbResponse | undefined> {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  const settled = new AbortController();
  const { signal } = settled;
  try {
    const response = once(child, 'message', { signal }) as Promise<[DuckDbResponse]>;
    const exit = once(child, 'exit', { signal });
    // The exit of a process can be reported before its last message, which has arrived when the channel is closed.
    const closed = child.connected && once(child, 'disconnect', { signal });
    const end = Promise.all([exit, closed]).then(() => undefined);
    child.send(message, () => {}); // an ended process is noticed by its exit
    return (await Promise.race([response, end]))?.[0];
  } finally {
    settled.abort();
  }
}
