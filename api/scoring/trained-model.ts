import type { ScoringModel } from './model/scoring-model.ts';
import type { TrainedModel } from './scorer.ts';

/** What the records keep of a model. */
export const toTrainedModel = ({ featureVersion, card }: ScoringModel): TrainedModel => ({
  featureVersion,
  meanAbsoluteError: card.meanAbsoluteError,
  baselineError: card.baselineError,
  lowConfidence: !card.beatsMean,
});
