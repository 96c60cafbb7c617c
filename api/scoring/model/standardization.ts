import { z } from 'zod';
import { mean, standardDeviation } from './statistics.ts';

/** A new recording may be stranger than all training ones; beyond this it only counts as "very". */
const LARGEST = 4;

/** Relative to the size of a feature, spread below this is rounding, not movement. */
const CONSTANT = 1e-6;

/** Which features vary over the training recordings, and what brings each to mean 0 and deviation 1. */
export const standardizationSchema = z.strictObject({
  columns: z.array(z.int().nonnegative()),
  centre: z.array(z.number()),
  scale: z.array(z.number().positive()),
});
export type Standardization = z.infer<typeof standardizationSchema>;

/** Learns from the feature values of the training recordings; features that never vary are dropped. */
export function fitStandardization(vectors: readonly Float64Array[]): Standardization {
  const columns: number[] = [];
  const centre: number[] = [];
  const scale: number[] = [];
  for (let column = 0; column < vectors[0]!.length; column++) {
    const values = vectors.map((vector) => vector[column]!);
    const middle = mean(values);
    const spread = standardDeviation(values);
    if (spread <= CONSTANT * Math.abs(middle) || spread === 0) continue;
    columns.push(column);
    centre.push(middle);
    scale.push(spread);
  }
  return { columns, centre, scale };
}

/** The varying features without unit, to five decimals, so that a stored model stays small. */
export function standardize(fitted: Standardization, vector: Float64Array): number[] {
  return fitted.columns.map((column, i) => {
    const value = (vector[column]! - fitted.centre[i]!) / fitted.scale[i]!;
    return Math.round(Math.min(LARGEST, Math.max(-LARGEST, value)) * 1e5) / 1e5;
  });
}
