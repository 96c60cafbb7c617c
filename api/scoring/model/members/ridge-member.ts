import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { z } from 'zod';
import { mean } from '../statistics.ts';

/** Candidates for noise over signal, from almost exact scores to almost only noise. */
const NOISE_RATIOS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;

/** A straight line through all features: score = `intercept` + sum of `weights` times features. */
export const ridgeSchema = z.strictObject({
  intercept: z.number(),
  weights: z.array(z.number()),
});
export type Ridge = z.infer<typeof ridgeSchema>;

/**
 * Bayesian ridge regression. The noise is chosen by the evidence of the training scores (MacKay,
 * Neural Computation 4, 1992), so no recording is spent on it. It follows steady trends, also a little
 * beyond the scores seen, where trees stop.
 */
export function fitRidge(rows: readonly number[][], scores: readonly number[]): Ridge {
  const intercept = mean(scores);
  const columns = rows[0]!.length;
  if (columns === 0) return { intercept, weights: [] };

  const design = new Matrix(rows);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    design.mmul(design.transpose()).div(columns),
    { assumeSymmetric: true },
  );
  const variances = realEigenvalues.map((value) => Math.max(0, value));
  const centred = Matrix.columnVector(scores.map((score) => score - intercept));
  const rotated = eigenvectorMatrix.transpose().mmul(centred).to1DArray();

  const noise = NOISE_RATIOS.reduce<number>(
    (best, ratio) =>
      misfit(variances, rotated, ratio) < misfit(variances, rotated, best) ? ratio : best,
    NOISE_RATIOS[0],
  );
  const dual = eigenvectorMatrix.mmul(
    Matrix.columnVector(rotated.map((value, i) => value / (variances[i]! + noise))),
  );
  const weights = design.transpose().mmul(dual).div(columns).to1DArray();
  return { intercept, weights };
}

/** The score on the line; may lie outside 0..100. */
export function ridgeEstimate({ intercept, weights }: Ridge, row: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * row[i]!, intercept);
}

/** Twice the negative log evidence, without constants, at the best overall scale. */
function misfit(variances: readonly number[], rotated: readonly number[], noise: number): number {
  let squares = 0;
  let logDeterminant = 0;
  variances.forEach((variance, i) => {
    squares += rotated[i]! ** 2 / (variance + noise);
    logDeterminant += Math.log(variance + noise);
  });
  return variances.length * Math.log(Math.max(squares, 1e-9)) + logDeterminant;
}
