import { AXES, type Axis, type Samples } from './samples.ts';

/** One axis of one recording in four numbers, in the axis's unit. */
export interface AxisSummary {
  readonly axis: Axis;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** Of a sample (divided by n - 1), as SQL's `stddev` and pandas have it, so that all three agree. */
  readonly standardDeviation: number;
}

/** A summary for each axis that has values, in the order of `AXES`. */
export function summarizeAxes(samples: Samples): AxisSummary[] {
  return AXES.flatMap((axis) => {
    const values = samples.axes[axis];
    return values === null ? [] : [{ axis, ...summarize(values) }];
  });
}

/** In two passes: the textbook's one-pass formula loses every digit of a small spread on a large mean. */
function summarize(values: Float64Array): Omit<AxisSummary, 'axis'> {
  let minimum = Infinity;
  let maximum = -Infinity;
  let sum = 0;
  for (const value of values) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    sum += value;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { minimum, maximum, mean, standardDeviation: Math.sqrt(squares / (values.length - 1)) };
}
