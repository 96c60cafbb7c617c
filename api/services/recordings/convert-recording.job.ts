import { z } from 'zod';
import type { RecordingFailure } from '../../domain/recording/recording.ts';
import { defineJob } from '../../jobs/define-job.ts';

interface Conversions {
  convert(recordingId: string): Promise<void>;
  fail(recordingId: string, failure: RecordingFailure): Promise<void>;
}

/** Writes CSV, Parquet and measures of a recording. */
export const convertRecordingJob = defineJob({
  name: 'convert-recording',
  payload: z.object({ recordingId: z.uuid() }),
  keyOf: ({ recordingId }) => recordingId,
  concurrency: 2,
  run: ({ recordingId }, conversions: Conversions) => conversions.convert(recordingId),
  giveUp: ({ recordingId }, conversions) =>
    conversions.fail(recordingId, {
      code: 'INTERNAL',
      message: 'Converting it failed several times. Run it again, or ask for help.',
      retryable: true,
    }),
});
