import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ScopedTransaction } from '../database/database.ts';
import { defineJob } from '../jobs/define-job.ts';
import { DELETION_SECOND_ROUND_SECONDS } from '../jobs/limits.ts';
import type { JobQueue } from '../jobs/queue.ts';

/** The most files that one job deletes. */
const FILES_PER_JOB = 500;

interface Deletions {
  delete(keys: readonly string[]): Promise<void>;
}

/** Deletes objects whose rows are gone. */
export const deleteObjectsJob = defineJob({
  name: 'delete-objects',
  payload: z.object({
    keys: z.array(z.string().min(1)),
    /** There are two rounds, because a job that processes a recording during the first may leave files behind. */
    round: z.enum(['first', 'last']).default('first'),
  }),
  keyOf: ({ keys, round }) =>
    `${createHash('sha256').update(keys.join('\n')).digest('base64url')}/${round}`,
  concurrency: 1,
  patience: 'endless',
  run: ({ keys }, deletions: Deletions) => deletions.delete(keys),
});

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
