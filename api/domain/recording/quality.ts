import type { Irregularities } from './irregularities.ts';
import type { Samples } from './samples.ts';

/** What a recording is worth as a measurement, and what was not as it should be. */
export interface RecordingQuality extends Irregularities {
  readonly sampleCount: number;
  /** From the first sample to the last. */
  readonly durationSeconds: number;
  /** The usual rate of sampling; a few gaps do not lower it. */
  readonly sampleRateHz: number;
  /** Steps between neighbouring samples longer than `GAP_FACTOR` steps of the usual rate. */
  readonly gapCount: number;
  /** The longest of those steps, 0 without any. */
  readonly longestGapMs: number;
  /** Rows of the longest column beyond the shortest, cut off. */
  readonly trimmedCount: number;
}

/**
 * A phone's sensor loop jitters by up to a step, and one lost sample makes a step of two. Beyond
 * three, at least two samples in a row are missing, and a movement may have begun or ended unseen.
 */
export const GAP_FACTOR = 3;

/**
 * The rate is measured over this many steps at a time. Android phones stall for 50 ms and then deliver
 * what they held back within a few, with whole milliseconds and equal stamps: the median of single
 * steps is off by a fifth there, that of half a second is not.
 */
const STEPS_PER_WINDOW = 50;

/** Measures a recording of at least two samples, not all at the same time. */
export function measureQuality(samples: Samples, irregularities: Irregularities): RecordingQuality {
  const { count } = samples;
  const gaps = findGaps(samples);
  return {
    ...irregularities,
    sampleCount: count,
    durationSeconds: durationUs(samples) / 1e6,
    sampleRateHz: 1e6 / stepUs(samples),
    gapCount: gaps.length,
    longestGapMs: gaps.reduce((longest, { fromMs, toMs }) => Math.max(longest, toMs - fromMs), 0),
    trimmedCount: Math.max(count, ...Object.values(irregularities.columnLengths ?? {})) - count,
  };
}

/** A stretch without samples, in milliseconds since the first one: from the sample before it to the one after. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Where samples are missing, in order of time. Needs at least two samples, not all at the same time. */
export function findGaps(samples: Samples): Gap[] {
  const { timesUs } = samples;
  const longestStepUs = Math.max(GAP_FACTOR * stepUs(samples), roundedStepUs(timesUs));
  const gaps: Gap[] = [];
  differences(timesUs, 1).forEach((step, row) => {
    if (step <= longestStepUs) return;
    const fromUs = timesUs[row]! - timesUs[0]!;
    gaps.push({ fromMs: fromUs / 1000, toMs: (fromUs + step) / 1000 });
  });
  return gaps;
}

/**
 * The longest step that whole milliseconds make of a shorter one. At 8,000 Hz such stamps stand still for eight samples and
 * then move by one millisecond, which is no gap.
 */
function roundedStepUs(timesUs: Float64Array): number {
  const isWhole = timesUs.every((time) => (time - timesUs[0]!) % US_PER_MS === 0);
  return isWhole ? US_PER_MS : 0;
}

const US_PER_MS = 1000;

const durationUs = ({ timesUs, count }: Samples) => timesUs[count - 1]! - timesUs[0]!;

const stepUs = (samples: Samples) =>
  usualStepUs(samples) || durationUs(samples) / (samples.count - 1);

/** 0 where most samples share their stamp with a whole window after them. */
function usualStepUs({ timesUs, count }: Samples): number {
  const steps = Math.max(1, Math.min(STEPS_PER_WINDOW, (count - 1) >> 1));
  return median(differences(timesUs, steps)) / steps;
}

/** How much later each sample is than the one `distance` rows before it. */
function differences(timesUs: Float64Array, distance: number): Float64Array {
  return timesUs.subarray(distance).map((time, row) => time - timesUs[row]!);
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
