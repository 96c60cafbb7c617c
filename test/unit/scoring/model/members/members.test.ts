import { describe, expect, it } from 'vitest';
import {
  fitForest,
  forestEstimate,
  forestShares,
} from '../../../../../api/scoring/model/members/extra-trees-member.ts';
import { fitRidge, ridgeEstimate } from '../../../../../api/scoring/model/members/ridge-member.ts';

const line = [-2, -1, 0, 1, 2, 3];
const rows = line.map((value) => [value, 0]);

describe('extra-trees', () => {
  const step = line.map((value) => (value > 0 ? 80 : 20));
  const forest = fitForest(rows, step);

  it('share one vote between the training recordings', () => {
    const shares = forestShares(forest, [0.2, 0], rows.length);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect([...shares].every((share) => share >= 0)).toBe(true);
  });

  it('find a step', () => {
    const estimate = (value: number) =>
      forestEstimate(forestShares(forest, [value, 0], rows.length), step);
    expect(estimate(-1.5)).toBeCloseTo(20, 9);
    expect(estimate(2.5)).toBeCloseTo(80, 9);
  });

  it('do not split a set of equal recordings', () => {
    const alike = fitForest([[1], [1], [1]], [10, 20, 60]);
    expect(forestEstimate(forestShares(alike, [1], 3), [10, 20, 60])).toBeCloseTo(30, 10);
  });
});

describe('ridge', () => {
  it('extrapolates a steady trend', () => {
    const ridge = fitRidge(
      line.map((value) => [value]),
      line.map((value) => 50 + 10 * value),
    );
    expect(ridgeEstimate(ridge, [4])).toBeGreaterThan(85);
  });

  it('predicts the mean without a useful feature', () => {
    expect(ridgeEstimate(fitRidge([[], [], []], [10, 20, 60]), [])).toBe(30);
  });
});
