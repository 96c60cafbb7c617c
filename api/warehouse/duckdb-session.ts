import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DuckDbAnswer, DuckDbOrder } from './duckdb-process.ts';

/** A process that runs one query. */
export interface DuckDbSession {
  /** What it says next; undefined when it has ended without a word. */
  next(): Promise<DuckDbAnswer | undefined>;
  /** Whether its time was up. */
  readonly isOutOfTime: boolean;
  /** Ends it, whatever it is doing. */
  stop(): void;
}

/** Starts the process; it works ahead by one answer and waits to be asked for the next. */
export function startDuckDbSession(
  order: DuckDbOrder,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
): DuckDbSession {
  const child = fork(...processFile());
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

/** Beside this file, `.ts` in the source tree and `.js` when both are bundled; without the gateway's environment. */
function processFile(): [string, object] {
  const extension = extname(fileURLToPath(import.meta.url));
  const path = fileURLToPath(new URL(`./duckdb-process${extension}`, import.meta.url));
  const execArgv: string[] = [];
  if (extension === '.ts') {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    execArgv.push('--import', tsx);
  }
  return [
    path,
    { env: {}, serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  ];
}
