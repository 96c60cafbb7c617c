import { z } from 'zod';
import { byMemberSchema, ensembleSchema } from './ensemble.ts';
import { FEATURE_VERSION } from './features/extract-features.ts';
import { calibrationSchema } from './interval.ts';

/** What a clinician may know about a model without opening it. Errors are in score points. */
export const modelCardSchema = z.strictObject({
  /** Recordings it was trained on, ascending. */
  trainingIds: z.array(z.string()),
  trainingCount: z.int().positive(),
  /** Mean absolute error on recordings left out of the training. */
  meanAbsoluteError: z.number().nonnegative(),
  /** The same error when predicting the mean score of the other recordings. */
  baselineError: z.number().nonnegative(),
  /** The model is better than the mean by more than chance explains. */
  beatsMean: z.boolean(),
  /** Left-out error of each member, and how much it counts in a score. */
  memberErrors: byMemberSchema,
  memberWeights: byMemberSchema,
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** The versioned artifact: plain JSON, complete, the same for the same recordings to the last bit. */
export const scoringModelSchema = z.strictObject({
  format: z.literal('gaitway-scoring-model'),
  formatVersion: z.literal(1),
  featureVersion: z.literal(FEATURE_VERSION),
  card: modelCardSchema,
  ensemble: ensembleSchema,
  calibration: calibrationSchema,
});
export type ScoringModel = z.infer<typeof scoringModelSchema>;

/** Reads a stored model. Throws `ZodError` for anything else, also for a model of other features. */
export function parseScoringModel(json: unknown): ScoringModel {
  return scoringModelSchema.parse(json);
}
