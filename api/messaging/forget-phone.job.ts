import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

interface Phones {
  forget(phone: { readonly address: string }): Promise<void>;
}

/** Deletes a phone's address at the push service. */
export const forgetPhoneJob = defineJob({
  name: 'forget-phone',
  payload: z.object({ organizationId: z.uuid(), address: z.string().min(1) }),
  keyOf: ({ address }) => address,
  concurrency: 1,
  patience: 'endless',
  run: (phone, phones: Phones) => phones.forget(phone),
});
