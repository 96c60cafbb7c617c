import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

const person = z.object({
  organizationId: z.uuid(),
  participantId: z.uuid(),
  /** Set when the user account is deleted too. */
  userId: z.uuid().nullable(),
  /** The person's id in documents of the inbox. */
  identityId: z.string().nullable().default(null),
  /** The second round deletes files that a job still running during the first round wrote afterwards. */
  round: z.enum(['first', 'last']),
});

interface Erasures {
  eraseFiles(payload: z.output<typeof person>): Promise<void>;
}

/** Deletes the files and the account of a person whose rows have been deleted. */
export const erasePersonJob = defineJob({
  name: 'erase-person',
  payload: person,
  keyOf: ({ participantId, round }) => `${participantId}/${round}`,
  concurrency: 1,
  patience: 'endless',
  run: (payload, erasures: Erasures) => erasures.eraseFiles(payload),
});
