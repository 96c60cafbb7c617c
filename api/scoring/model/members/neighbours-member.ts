import { mean } from '../statistics.ts';

const NEIGHBOURS = 3;

/** The mean score of the three training recordings that lie nearest in standardised features. */
export function neighboursEstimate(
  rows: readonly number[][],
  scores: readonly number[],
  row: readonly number[],
): number {
  const nearest = rows
    .map((other, i) => ({ distance: squaredDistance(other, row), score: scores[i]! }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEIGHBOURS);
  return mean(nearest.map(({ score }) => score));
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}
