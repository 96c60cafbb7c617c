import { z } from 'zod';
import { clipToScale } from './ensemble.ts';
import { mean, quantileOfSorted } from './statistics.ts';

/** The part of all truths that an interval is to cover. */
const COVERAGE = 0.9;

/** Keeps a spread of zero from being divided by; far below the point that scores are given in. */
const LEAST_SPREAD = 0.1;

/** How far the truth lies from a score, learned from held-out recordings. */
export const calibrationSchema = z.strictObject({
  /** Score points: the usual spread, added to each spread so that no recording seems beyond doubt. */
  usualSpread: z.number().positive(),
  /** Half-width of an interval in spreads; `null` when too few recordings were held out to tell. */
  factor: z.number().nonnegative().nullable(),
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** Score points, both inclusive, within 0..100. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * How far the recordings that resemble this one lie from its score: the mean distance of the training
 * `scores` under the forest's `shares`, in score points.
 */
export function spreadAround(
  score: number,
  shares: Float64Array,
  scores: readonly number[],
): number {
  return shares.reduce((sum, share, i) => sum + share * Math.abs(scores[i]! - score), 0);
}

/**
 * Normalised conformal prediction (Papadopoulos, Gammerman and Vovk, 2008) with held-out errors: an
 * interval is as many spreads wide as cover 90 % of what was held out.
 */
export function calibrate(
  heldOut: readonly { readonly error: number; readonly spread: number }[],
): Calibration {
  const usualSpread = Math.max(LEAST_SPREAD, mean(heldOut.map(({ spread }) => spread)));
  const ratios = heldOut.map(({ error, spread }) => error / (spread + usualSpread));
  // Hyndman and Fan's type 8, unbiased for the median. The usual (n + 1) on top of errors that were
  // made with one recording less covered 95 % and more with ten recordings.
  const rank = (heldOut.length + 1 / 3) * COVERAGE + 1 / 3;
  if (rank > heldOut.length) return { usualSpread, factor: null };
  const fraction = (rank - 1) / (heldOut.length - 1);
  return {
    usualSpread,
    factor: quantileOfSorted(
      ratios.sort((a, b) => a - b),
      fraction,
    ),
  };
}

/** The 90 % interval around a score; the whole scale when the calibration cannot tell. */
export function intervalAround(
  { usualSpread, factor }: Calibration,
  score: number,
  spread: number,
): Interval {
  if (factor === null) return { low: 0, high: 100 };
  const halfWidth = factor * (spread + usualSpread);
  return { low: clipToScale(score - halfWidth), high: clipToScale(score + halfWidth) };
}
