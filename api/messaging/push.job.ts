import { z } from 'zod';
import { type Notice, NOTICES } from '../domain/notice.ts';
import { defineJob } from '../jobs/define-job.ts';

interface Phones {
  push(push: { readonly phoneId: string; readonly notice: Notice }): Promise<void>;
}

/** Sends a push notification to one phone. */
export const pushJob = defineJob({
  name: 'push',
  payload: z.object({ organizationId: z.uuid(), phoneId: z.uuid(), notice: z.enum(NOTICES) }),
  keyOf: ({ phoneId, notice }) => `${phoneId}/${notice}`,
  concurrency: 2,
  run: (push, phones: Phones) => phones.push(push),
});
