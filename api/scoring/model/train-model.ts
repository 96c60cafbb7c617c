import type { Samples } from '../../domain/recording/samples.ts';
import { beatsMean } from './confidence.ts';
import { crossValidate, type HeldOut } from './cross-validation.ts';
import { combine, fitEnsemble } from './ensemble.ts';
import { extractFeatures, FEATURE_VERSION } from './features/extract-features.ts';
import { calibrate, spreadAround } from './interval.ts';
import { memberErrors, memberWeights } from './member-weights.ts';
import type { ScoringModel } from './scoring-model.ts';
import { mean } from './statistics.ts';

/** Leaving one out must leave two to compare. The product asks for more before it trains. */
const FEWEST_EXAMPLES = 3;

/** A recording with the clinician's score, 0..100. */
export interface TrainingExample {
  readonly recordingId: string;
  readonly samples: Samples;
  readonly score: number;
}

/** A recording already measured, so that training anew need not measure it again. */
export interface MeasuredExample {
  readonly recordingId: string;
  readonly features: Float64Array;
  readonly score: number;
}

/**
 * Makes a person's model of one movement. Pure: the same recordings, in any order, give the same model
 * to the last bit. Throws `RangeError` for fewer than three recordings.
 */
export function trainModel(examples: readonly TrainingExample[]): ScoringModel {
  return trainOnFeatures(
    examples.map(({ recordingId, samples, score }) => ({
      recordingId,
      features: extractFeatures(samples).values,
      score,
    })),
  );
}

/** Like `trainModel`, from the values of `extractFeatures`. */
export function trainOnFeatures(examples: readonly MeasuredExample[]): ScoringModel {
  if (examples.length < FEWEST_EXAMPLES) {
    throw new RangeError(`a model needs at least ${FEWEST_EXAMPLES} scored recordings`);
  }
  const ordered = [...examples].sort((a, b) => (a.recordingId < b.recordingId ? -1 : 1));
  const vectors = ordered.map(({ features }) => features);
  const scores = ordered.map(({ score }) => score);

  const heldOut = crossValidate(vectors, scores);
  const outcomes = heldOut.map((one, i) => outcome(one, heldOut.toSpliced(i, 1)));
  const modelErrors = outcomes.map(({ error }) => error);
  const meanErrors = heldOut.map(({ truth, estimates }) => Math.abs(truth - estimates.mean));

  return {
    format: 'gaitway-scoring-model',
    formatVersion: 1,
    featureVersion: FEATURE_VERSION,
    card: {
      trainingIds: ordered.map(({ recordingId }) => recordingId),
      trainingCount: ordered.length,
      meanAbsoluteError: mean(modelErrors),
      baselineError: mean(meanErrors),
      beatsMean: beatsMean(modelErrors, meanErrors),
      memberErrors: memberErrors(heldOut),
      memberWeights: memberWeights(heldOut),
    },
    ensemble: fitEnsemble(vectors, scores),
    calibration: calibrate(outcomes),
  };
}

/** How the whole model fares on a held-out recording; its members are weighed by the others alone. */
function outcome(one: HeldOut, others: readonly HeldOut[]) {
  const score = combine(memberWeights(others), one.estimates);
  return {
    error: Math.abs(score - one.truth),
    spread: spreadAround(score, one.shares, one.seenScores),
  };
}
