import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

interface Inbox {
  ingest(key: string): Promise<void>;
}

/** Imports or rejects a document from the inbox. */
export const ingestInboxObjectJob = defineJob({
  name: 'ingest-inbox-object',
  payload: z.object({ key: z.string().min(1) }),
  keyOf: ({ key }) => key,
  concurrency: 1,
  patience: 'endless',
  run: ({ key }, inbox: Inbox) => inbox.ingest(key),
});
