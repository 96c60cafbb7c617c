import { z } from 'zod';
import { MOVEMENT_ASPECTS, type ScoreReason } from '../domain/recording/movement.ts';
import type { Prediction } from './scorer.ts';

/** A whole recording, as `encodeParquet` writes it. */
export const PARQUET_TYPE = 'application/vnd.apache.parquet';
export const JSON_TYPE = 'application/json';

/** What is sent of a recording too large to be sent whole: its features, which is all that a model reads. */
export const measuredSchema = z.strictObject({
  featureVersion: z.int(),
  names: z.array(z.string()),
  values: z.array(z.number()),
});
export type MeasuredBody = z.output<typeof measuredSchema>;

const reasonSchema: z.ZodType<ScoreReason> = z.object({
  aspect: z.enum(MOVEMENT_ASPECTS),
  effect: z.number(),
  value: z.number().nullable(),
  usual: z.number().nullable(),
});

/** The container's response. */
export const predictionSchema: z.ZodType<Prediction> = z.object({
  score: z.number().min(0).max(100),
  interval: z.object({ low: z.number(), high: z.number() }),
  lowConfidence: z.boolean(),
  reasons: z.array(reasonSchema),
});
