import type { ScopedTransaction } from '../database/database.ts';
import { DELETION_SECOND_ROUND_SECONDS } from '../jobs/limits.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { deleteObjectsJob } from './delete-objects.job.ts';

/** The most files that one job deletes. */
const FILES_PER_JOB = 500;

/** Enqueues both rounds of the deletion of a recording's files, with a fixed number of statements. */
export async function enqueueDeletion(
  queue: JobQueue,
  tx: ScopedTransaction,
  keys: readonly string[],
): Promise<void> {
  const batches: string[][] = [];
  for (let from = 0; from < keys.length; from += FILES_PER_JOB) {
    batches.push(keys.slice(from, from + FILES_PER_JOB));
  }
  const payloads = (round: 'first' | 'last') => batches.map((batch) => ({ keys: batch, round }));
  await queue.enqueueAll(tx, deleteObjectsJob, payloads('first'));
  await queue.enqueueAll(tx, deleteObjectsJob, payloads('last'), {
    delaySeconds: DELETION_SECOND_ROUND_SECONDS,
  });
}
