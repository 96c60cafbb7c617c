import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { unavailable } from '../errors.ts';
import { unpackError } from './carried-error.ts';
import type { TaskCall, TaskReply } from './task-worker.ts';
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts';
import { transferList } from './transfer-list.ts';

/** Runs the tasks of `tasks.ts` in threads beside the event loop. */
export interface WorkerPool {
  /** Rejects with the error that the task threw, of the same class, its problems with it. */
  run<Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    options?: RunOptions,
  ): Promise<TaskOutput<Name>>;
  /** Takes no more tasks, finishes those it has, and ends the threads. */
  close(): Promise<void>;
}

export interface RunOptions {
  /** The caller gives up the input's buffers: they move instead of being copied, and end up empty. */
  readonly giveUpInput?: boolean;
  /** Ends a task that runs, thread and all; the promise rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

export interface WorkerPoolOptions {
  /** Most threads at a time, at least 1. */
  readonly maxThreads: number;
  /** Threads kept when there is nothing to do. */
  readonly minThreads?: number;
  /** How long the threads above `minThreads` wait for work before they end. */
  readonly idleTimeoutMs?: number;
}

/** Starts `minThreads` threads at once; the first task waits for one to load. */
export function createWorkerPool({
  maxThreads,
  minThreads = 1,
  idleTimeoutMs = 30_000,
}: WorkerPoolOptions): WorkerPool {
  const piscina = new Piscina({
    ...workerFile(),
    minThreads: Math.min(minThreads, maxThreads),
    maxThreads,
    idleTimeout: idleTimeoutMs,
  });
  // Piscina's own close() drops what still waits for a thread.
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  async function drain(): Promise<void> {
    await Promise.allSettled(running);
    await piscina.destroy();
  }

  return {
    async run<Name extends TaskName>(
      name: Name,
      input: TaskInput<Name>,
      { giveUpInput = false, signal }: RunOptions = {},
    ) {
      if (closing !== null) throw unavailable('Gaitway is shutting down.');
      const call: TaskCall = { name, input };
      const task = piscina.run(call, {
        transferList: giveUpInput ? transferList(input) : [],
        signal: signal ?? null,
      }) as Promise<TaskReply>;
      running.add(task);
      const reply = await task.finally(() => running.delete(task));
      if (!reply.ok) throw unpackError(reply.error);
      return reply.output as TaskOutput<Name>;
    },
    close: () => (closing ??= drain()),
  };
}

/**
 * The worker's file lies beside this one and ends as this one does: `.ts` in the source tree, `.js`
 * when both are bundled. Node 20 cannot read `.ts` by itself, and a thread does not always inherit
 * the loader of its process (vitest has its own, and `register()` reaches one thread only); so the
 * thread loads tsx, named by its full path because `--import tsx` would look in the current folder.
 */
function workerFile(): { filename: string; execArgv?: string[] } {
  const extension = extname(fileURLToPath(import.meta.url));
  const filename = fileURLToPath(new URL(`./task-worker${extension}`, import.meta.url));
  if (extension !== '.ts') return { filename };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return { filename, execArgv: ['--import', tsx] };
}
