import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

interface Store {
  delete(...keys: string[]): Promise<void>;
}

/** Deletes objects whose rows are gone. */
export const deleteObjectsJob = defineJob({
  name: 'delete-objects',
  payload: z.object({ keys: z.array(z.string().min(1)) }),
  keyOf: ({ keys }) => createHash('sha256').update(keys.join('\n')).digest('base64url'),
  concurrency: 1,
  patience: 'endless',
  run: ({ keys }, store: Store) => store.delete(...keys),
});
