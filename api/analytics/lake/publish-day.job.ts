import { z } from 'zod';
import type { LakeDay } from './lake-store.ts';
import { defineJob } from '../../jobs/define-job.ts';

interface Lake {
  publishDay(day: LakeDay): Promise<void>;
}

/** Writes the lake's file of recordings for one day. */
export const publishDayJob = defineJob({
  name: 'publish-day',
  payload: z.object({ organizationId: z.uuid(), day: z.iso.date() }),
  keyOf: ({ organizationId, day }) => `${organizationId}/${day}`,
  concurrency: 1,
  run: (day, lake: Lake) => lake.publishDay(day),
});
