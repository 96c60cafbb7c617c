import { Piscina } from 'piscina';
import { unavailable } from '../errors.ts';
import { programFile } from '../program-file.ts';
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
export async function openWorkerPool({
  maxThreads,
  minThreads = 1,
  idleTimeoutMs = 30_000,
}: WorkerPoolOptions): Promise<WorkerPool> {
  const piscina = new Piscina({
    filename: await programFile('task-worker'),
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
