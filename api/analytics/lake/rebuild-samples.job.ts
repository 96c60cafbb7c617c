import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

interface Rebuild {
  rebuildSamples(recordingId: string): Promise<void>;
}

/** Writes a recording's file of samples in the lake again, after it was found damaged. */
export const rebuildSamplesJob = defineJob({
  name: 'rebuild-samples',
  payload: z.object({ recordingId: z.uuid() }),
  keyOf: ({ recordingId }) => recordingId,
  concurrency: 1,
  run: ({ recordingId }, rebuild: Rebuild) => rebuild.rebuildSamples(recordingId),
});
