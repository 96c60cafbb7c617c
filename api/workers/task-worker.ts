import type { MessagePort } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { packError, type CarriedError } from './carried-error.ts';
import { tasks, type TaskName } from './tasks.ts';
import { transferList } from './transfer-list.ts';

/** What the pool sends to a thread. */
export interface TaskCall {
  readonly name: TaskName;
  readonly input: unknown;
  /** Gets a message when the thread begins; for tasks with a time limit. */
  readonly began?: MessagePort;
}

/** What a thread returns. */
export type TaskReply =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: CarriedError };

/** Entry of a worker thread. Buffers of the output move to the caller, they are not copied. */
export default async function runTask({ name, input, began }: TaskCall): Promise<unknown> {
  began?.postMessage('began');
  const reply = await settle(tasks[name] as (input: unknown) => unknown, input);
  return move({ [valueSymbol]: reply, [transferableSymbol]: transferList(reply) });
}

async function settle(task: (input: unknown) => unknown, input: unknown): Promise<TaskReply> {
  try {
    return { ok: true, output: await task(input) };
  } catch (thrown) {
    return { ok: false, error: packError(thrown) };
  }
}
