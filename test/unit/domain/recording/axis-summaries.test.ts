import { describe, expect, it } from 'vitest';
import { summarizeAxes } from '../../../../api/domain/recording/axis-summaries.ts';
import { AXES, type Samples } from '../../../../api/domain/recording/samples.ts';

function samplesOf(axes: Partial<Record<(typeof AXES)[number], number[]>>): Samples {
  const columns = AXES.map((axis) => [axis, axes[axis] ? Float64Array.from(axes[axis]) : null]);
  return {
    count: 4,
    timesUs: Float64Array.of(0, 1, 2, 3),
    axes: Object.fromEntries(columns) as Samples['axes'],
  };
}

describe('summarizeAxes', () => {
  it('summarizes the existing axes in their order', () => {
    expect(summarizeAxes(samplesOf({ mz: [0, 0, 0, 0], ax: [2, -4, 4, 6] }))).toEqual([
      { axis: 'ax', minimum: -4, maximum: 6, mean: 2, standardDeviation: Math.sqrt(56 / 3) },
      { axis: 'mz', minimum: 0, maximum: 0, mean: 0, standardDeviation: 0 },
    ]);
  });

  it('is precise for a small spread around a large mean', () => {
    const [summary] = summarizeAxes(samplesOf({ ax: [1e8 + 1, 1e8 + 2, 1e8 + 3, 1e8 + 4] }));
    expect(summary!.standardDeviation).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });
});
