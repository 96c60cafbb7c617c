import { mean } from './statistics.ts';

/**
 * One-sided test at about 1 % (Student's t, the stricter value of few recordings): a clinic has a model
 * for each person and movement and trains it anew with every recording, so 5 % would often cry wolf.
 */
const CRITICAL_T = 2.8;

/**
 * Is the model better than the mean by more than luck? Both lists hold absolute errors on the same
 * held-out recordings, in the same order; their differences are put to a paired test.
 */
export function beatsMean(modelErrors: readonly number[], meanErrors: readonly number[]): boolean {
  const gains = meanErrors.map((error, i) => error - modelErrors[i]!);
  const gain = mean(gains);
  const variance = gains.reduce((sum, value) => sum + (value - gain) ** 2, 0) / (gains.length - 1);
  return gain > 0 && gain > CRITICAL_T * Math.sqrt(variance / gains.length);
}
