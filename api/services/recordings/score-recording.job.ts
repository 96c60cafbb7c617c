import { z } from 'zod';
import type { RecordingFailure } from '../../domain/recording/recording.ts';
import { defineJob } from '../../jobs/define-job.ts';

interface Services {
  readonly scorings: { score(recordingId: string): Promise<void> };
  readonly conversions: { fail(recordingId: string, failure: RecordingFailure): Promise<void> };
}

/** Scores a converted test recording. */
export const scoreRecordingJob = defineJob({
  name: 'score-recording',
  payload: z.object({ recordingId: z.uuid() }),
  keyOf: ({ recordingId }) => recordingId,
  concurrency: 2,
  run: ({ recordingId }, { scorings }: Services) => scorings.score(recordingId),
  giveUp: ({ recordingId }, { conversions }) =>
    conversions.fail(recordingId, {
      code: 'INTERNAL',
      message: 'The scoring failed several times. Retry it or contact support.',
      retryable: true,
    }),
});
