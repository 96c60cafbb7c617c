import { correlation, mean, rootMeanSquare } from '../../api/scoring/model/statistics.ts';

/** One test recording: the true score, and the prediction of a model that was not trained on it. */
export interface Trial {
  readonly truth: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly lowConfidence: boolean;
  /** Mean score of the training recordings. */
  readonly trainingMean: number;
}

/** Quality of a model, or the average over models. Errors and width in score points, the rest 0..1. */
export interface Metrics {
  readonly mae: number;
  readonly rmse: number;
  /** Rank correlation, -1..1; `null` when all true scores are equal. */
  readonly spearman: number | null;
  /** Mean absolute error of predicting the mean of the training scores. */
  readonly meanMae: number;
  /** Share of true scores inside the 90 % interval. */
  readonly coverage: number;
  readonly intervalWidth: number;
  /** Share of scores marked as low confidence. */
  readonly unsure: number;
}

/** Computes the measures of one split. */
export function judge(trials: readonly Trial[]): Metrics {
  const errors = trials.map(({ truth, score }) => score - truth);
  return {
    mae: mean(errors.map(Math.abs)),
    rmse: rootMeanSquare(errors),
    spearman: spearman(
      trials.map(({ truth }) => truth),
      trials.map(({ score }) => score),
    ),
    meanMae: mean(trials.map(({ truth, trainingMean }) => Math.abs(truth - trainingMean))),
    coverage: mean(trials.map(({ truth, low, high }) => (low <= truth && truth <= high ? 1 : 0))),
    intervalWidth: mean(trials.map(({ low, high }) => high - low)),
    unsure: mean(trials.map(({ lowConfidence }) => (lowConfidence ? 1 : 0))),
  };
}

/** Averages every measure; the rank correlation over splits that have one. */
export function average(all: readonly Metrics[]): Metrics {
  const of = (measure: (metrics: Metrics) => number) => mean(all.map(measure));
  const correlations = all.map(({ spearman }) => spearman).filter((value) => value !== null);
  return {
    mae: of(({ mae }) => mae),
    rmse: of(({ rmse }) => rmse),
    spearman: correlations.length > 0 ? mean(correlations) : null,
    meanMae: of(({ meanMae }) => meanMae),
    coverage: of(({ coverage }) => coverage),
    intervalWidth: of(({ intervalWidth }) => intervalWidth),
    unsure: of(({ unsure }) => unsure),
  };
}

/** `null` when all true scores are equal; 0 when all predictions are equal, since they rank nothing. */
function spearman(truths: readonly number[], scores: readonly number[]): number | null {
  if (truths.every((truth) => truth === truths[0])) return null;
  return correlation(ranks(truths), ranks(scores));
}

/** Ranks from 1; equal values share their mean rank. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}
