import type { ScoreReason } from '../../domain/recording/movement.ts';
import type { Samples } from '../../domain/recording/samples.ts';
import { askMembers, combine } from './ensemble.ts';
import { explainScore } from './explain-score.ts';
import { extractFeatures, type FeatureVector } from './features/extract-features.ts';
import { intervalAround, spreadAround, type Interval } from './interval.ts';
import type { ScoringModel } from './scoring-model.ts';

/** A score, and how far to trust it. */
export interface RecordingScore {
  /** 0..100, both inclusive, to a tenth of a point. */
  readonly score: number;
  /** Holds the clinician's score in 90 of 100 recordings. */
  readonly interval: Interval;
  /** The model could not show that it is better than the mean of this person's scores. */
  readonly lowConfidence: boolean;
}

/** A score, and what in the movement made it what it is. */
export interface ExplainedScore extends RecordingScore {
  readonly reasons: readonly ScoreReason[];
}

/** Scores a recording with the model of its person and movement. Pure. */
export function scoreRecording(model: ScoringModel, samples: Samples): ExplainedScore {
  return scoreMeasured(model, extractFeatures(samples));
}

/** Like `scoreRecording`, of a recording that has been measured already. */
export function scoreMeasured(model: ScoringModel, features: FeatureVector): ExplainedScore {
  return {
    ...scoreFeatures(model, features.values),
    reasons: explainScore(model, features),
  };
}

/** The score alone, from the values of `extractFeatures`. */
export function scoreFeatures(model: ScoringModel, features: Float64Array): RecordingScore {
  const { estimates, shares } = askMembers(model.ensemble, features);
  const score = combine(model.card.memberWeights, estimates);
  const spread = spreadAround(score, shares, model.ensemble.scores);
  return {
    score,
    interval: intervalAround(model.calibration, score, spread),
    lowConfidence: !model.card.beatsMean,
  };
}
