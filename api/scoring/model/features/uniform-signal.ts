import type { Axis, Samples } from '../../../domain/recording/samples.ts';

/**
 * Every recording is brought to this rate before anything is measured, so that a 25 Hz sensor and a
 * 100 Hz phone give the same features. Voluntary limb movement lies below 10 Hz.
 */
export const UNIFORM_RATE_HZ = 25;

/** At most this many points; a longer recording (over 21 minutes) is resampled more coarsely. */
const MAX_POINTS = 32_768;

/** A recording on an even time base. */
export interface UniformSignal {
  /** Points a second; `UNIFORM_RATE_HZ`, or less for a very long recording. */
  readonly rateHz: number;
  /** From the first to the last stamp. */
  readonly durationSeconds: number;
  /** One value for each point and axis; `null` for an axis that is missing or all zero. */
  readonly axes: Readonly<Partial<Record<Axis, Float64Array>>>;
}

/** Resamples `axes` of a recording to the uniform rate. Axes that carry no signal are left out. */
export function toUniformSignal(samples: Samples, axes: readonly Axis[]): UniformSignal {
  const { count, timesUs } = samples;
  const durationSeconds = count < 2 ? 0 : (timesUs[count - 1]! - timesUs[0]!) / 1e6;
  const points = Math.min(MAX_POINTS, Math.max(2, Math.round(durationSeconds * UNIFORM_RATE_HZ)));
  const rateHz = durationSeconds > 0 ? points / durationSeconds : UNIFORM_RATE_HZ;

  const uniform: Partial<Record<Axis, Float64Array>> = {};
  for (const axis of axes) {
    const values = samples.axes[axis];
    if (values?.some((value) => value !== 0)) {
      uniform[axis] = averageInCells(timesUs, values, count, points);
    }
  }
  return { rateHz, durationSeconds, axes: uniform };
}

/**
 * The mean of the line through the samples over each of `points` equal cells of time. Averaging is
 * also the low-pass filter that a higher rate needs, and gaps and uneven stamps need no special case.
 */
function averageInCells(
  timesUs: Float64Array,
  values: Float64Array,
  count: number,
  points: number,
): Float64Array {
  const start = timesUs[0]!;
  const cellUs = (timesUs[count - 1]! - start) / points;
  const averages = new Float64Array(points);
  if (!(cellUs > 0)) return averages.fill(values[0]!);

  let index = 0;
  for (let cell = 0; cell < points; cell++) {
    const cellEnd = cell === points - 1 ? timesUs[count - 1]! : start + (cell + 1) * cellUs;
    let from = start + cell * cellUs;
    let area = 0;
    while (from < cellEnd) {
      while (index < count - 2 && timesUs[index + 1]! <= from) index++;
      const left = timesUs[index]!;
      const width = timesUs[index + 1]! - left;
      const to = Math.min(cellEnd, Math.max(timesUs[index + 1]!, from));
      const slope = (values[index + 1]! - values[index]!) / width;
      area += (to - from) * (values[index]! + slope * ((from + to) / 2 - left));
      if (to === from) break;
      from = to;
    }
    averages[cell] = area / cellUs;
  }
  return averages;
}
