import { MessageChannel } from 'node:worker_threads';
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
  /**
   * Milliseconds from when a thread takes the task; waiting for a thread does not count. A task that takes longer is
   * ended, thread and all, as is a task that takes more memory than a thread has: the promise rejects with `TaskTooBig`.
   */
  readonly timeLimitMs?: number;
}

/** A task with a time limit took longer, or more memory than a thread has. */
export class TaskTooBig extends Error {
  constructor(name: TaskName, options?: ErrorOptions) {
    super(`the task ${name} was ended: it took too much time or memory`, options);
    this.name = 'TaskTooBig';
  }
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

  async function start(call: TaskCall, { giveUpInput = false, signal }: RunOptions) {
    const task = piscina.run(call, {
      transferList: [
        ...(giveUpInput ? transferList(call.input) : []),
        ...(call.began ? [call.began] : []),
      ],
      signal: signal ?? null,
    }) as Promise<TaskReply>;
    running.add(task);
    return task.finally(() => running.delete(task));
  }

  /** The thread tells when it begins, which starts the clock. */
  async function startBounded(call: TaskCall, options: RunOptions): Promise<TaskReply> {
    const outOfTime = new AbortController();
    const { port1: heard, port2: began } = new MessageChannel();
    let clock: NodeJS.Timeout | undefined;
    heard.once('message', () => {
      clock = setTimeout(() => outOfTime.abort(), options.timeLimitMs);
    });
    const signals = [outOfTime.signal, ...(options.signal ? [options.signal] : [])];
    try {
      return await start({ ...call, began }, { ...options, signal: AbortSignal.any(signals) });
    } catch (error) {
      if (outOfTime.signal.aborted || isOutOfMemory(error)) {
        throw new TaskTooBig(call.name, { cause: error });
      }
      throw error;
    } finally {
      clearTimeout(clock);
      heard.close();
    }
  }

  return {
    async run<Name extends TaskName>(name: Name, input: TaskInput<Name>, options: RunOptions = {}) {
      if (closing !== null) throw unavailable('Gaitway is shutting down.');
      const call: TaskCall = { name, input };
      const isBounded = options.timeLimitMs !== undefined;
      const reply = await (isBounded ? startBounded(call, options) : start(call, options));
      if (!reply.ok) throw unpackError(reply.error);
      return reply.output as TaskOutput<Name>;
    },
    close: () => (closing ??= drain()),
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
