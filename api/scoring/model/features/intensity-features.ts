import { mean, quantileOfSorted, standardDeviation } from '../statistics.ts';
import type { Feature } from './feature.ts';

const PERCENTILES = [5, 25, 50, 75, 95] as const;

/** Below this a channel counts as still: no ratio is formed with its spread. */
const STILL = 1e-6;

/**
 * How strongly a channel moves, whatever the order of its values. In the unit of the sensor, but
 * `skewness` and `kurtosis` without unit.
 */
export function intensityFeatures(prefix: string, values: Float64Array): Feature[] {
  const sorted = Float64Array.from(values).sort();
  const centre = mean(values);
  const spread = standardDeviation(values);
  const minimum = quantileOfSorted(sorted, 0);
  const maximum = quantileOfSorted(sorted, 1);
  const { skewness, kurtosis } = shapeOf(values, centre, spread);
  return [
    [`${prefix}_mean`, centre],
    [`${prefix}_sd`, spread],
    [`${prefix}_minimum`, minimum],
    ...PERCENTILES.map((percent): Feature => [
      `${prefix}_p${percent}`,
      quantileOfSorted(sorted, percent / 100),
    ]),
    [`${prefix}_maximum`, maximum],
    [`${prefix}_range`, maximum - minimum],
    [`${prefix}_interquartile`, quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)],
    [`${prefix}_skewness`, skewness],
    [`${prefix}_kurtosis`, kurtosis],
  ];
}

/** Third and fourth moment in units of the spread. Multiplied out: `**` takes three times as long. */
function shapeOf(values: Float64Array, centre: number, spread: number) {
  if (spread < STILL) return { skewness: 0, kurtosis: 0 };
  let cubes = 0;
  let fourths = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i]! - centre) / spread;
    const square = deviation * deviation;
    cubes += square * deviation;
    fourths += square * square;
  }
  return { skewness: cubes / values.length, kurtosis: fourths / values.length };
}
