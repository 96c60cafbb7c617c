import { z } from 'zod';

/** A whole recording, as `encodeParquet` writes it. */
export const PARQUET_TYPE = 'application/vnd.apache.parquet';
export const JSON_TYPE = 'application/json';

/** What is sent of a recording too large to be sent whole: its features, which is all that a model reads. */
export const measuredSchema = z.strictObject({
  featureVersion: z.int(),
  features: z.array(z.number()),
});
export type MeasuredRecording = z.output<typeof measuredSchema>;

/** What the container answers. */
export const predictionSchema = z.object({
  score: z.number().min(0).max(100),
  interval: z.object({ low: z.number(), high: z.number() }),
  lowConfidence: z.boolean(),
});
