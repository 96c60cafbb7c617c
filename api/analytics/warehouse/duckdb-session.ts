import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { programFile } from '../../program-file.ts';
import type { DuckDbAnswer, DuckDbOrder } from './duckdb-process.ts';

/** A process that runs one query. */
export interface DuckDbSession {
  /** What it says next; undefined when it has ended without a word. */
  next(): Promise<DuckDbAnswer | undefined>;
  /** Whether its time was up. */
  readonly isOutOfTime: boolean;
  /** Whether it broke by itself: whatever it was given would break it again. */
  readonly isBroken: boolean;
  /** Ends it, whatever it is doing. */
  stop(): void;
}

/** Of a process that runs out of stack, or whose own checks fail. A machine that is short of memory sends SIGKILL. */
const FAULTS: ReadonlySet<string | null> = new Set([
  'SIGSEGV',
  'SIGABRT',
  'SIGBUS',
  'SIGILL',
  'SIGFPE',
]);

/** Starts the process; it works ahead by one answer and waits to be asked for the next. */
export async function startDuckDbSession(
  order: DuckDbOrder,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
): Promise<DuckDbSession> {
  const child = fork(await programFile('duckdb-process'), {
    env: {}, // the gateway's is nobody else's
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
      const answer = await ask(child, message);
      message = {}; // whatever it is, it asks for more
      return answer;
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

async function ask(child: ChildProcess, message: object): Promise<DuckDbAnswer | undefined> {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  const answered = new AbortController();
  const { signal } = answered;
  try {
    const answer = once(child, 'message', { signal }) as Promise<[DuckDbAnswer]>;
    const exit = once(child, 'exit', { signal }).then(() => undefined);
    child.send(message, () => {}); // a process that is gone tells by its exit
    return (await Promise.race([answer, exit]))?.[0];
  } finally {
    answered.abort();
  }
}
