import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

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
