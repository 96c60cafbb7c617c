import { z } from 'zod';
import type { LakeDay } from './lake-store.ts';
import { defineJob } from '../../jobs/define-job.ts';

interface Lake {
  publishDay(day: LakeDay): Promise<void>;
  /** Writes the file when enough time has passed since it was last written; else enqueues the job for that time. */
  publishDayWhenDue(day: LakeDay): Promise<void>;
}

/** Writes the lake's file of recordings for one day. */
export const publishDayJob = defineJob({
  name: 'publish-day',
  payload: z.object({
    organizationId: z.uuid(),
    day: z.iso.date(),
    /** Does not wait, however large the file is. */
    atOnce: z.boolean().optional(),
  }),
  keyOf: ({ organizationId, day, atOnce = false }) =>
    `${organizationId}/${day}${atOnce ? '/at-once' : ''}`,
  concurrency: 1,
  run: ({ atOnce = false, ...day }, lake: Lake) =>
    atOnce ? lake.publishDay(day) : lake.publishDayWhenDue(day),
});
