import { z } from 'zod';
import type { RecordingFailure } from '../../domain/recording/recording.ts';
import { defineJob } from '../../jobs/define-job.ts';

interface Conversions {
  convert(recordingId: string): Promise<void>;
  fail(recordingId: string, failure: RecordingFailure): Promise<void>;
}

/** Writes the CSV, the Parquet file and the measures of a recording. */
export const convertRecordingJob = defineJob({
  name: 'convert-recording',
  payload: z.object({ recordingId: z.uuid() }),
  keyOf: ({ recordingId }) => recordingId,
  concurrency: 2,
  run: ({ recordingId }, conversions: Conversions) => conversions.convert(recordingId),
  giveUp: ({ recordingId }, conversions) =>
    conversions.fail(recordingId, {
      code: 'INTERNAL',
      message: 'The conversion failed several times. Retry it or contact support.',
      retryable: true,
    }),
});
