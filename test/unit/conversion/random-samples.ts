import { AXES, type Axis, type Samples } from '../../../api/domain/recording/samples.ts';
import { randomNumbers } from '../domain/recording/sensor-columns.ts';

/** Doubles that formats often lose. */
const AWKWARD = [0, -0, 0.1 + 0.2, 5e-324, -2.2250738585072014e-308, 1e-7, 1e9, 123456789.12345679];

/** Samples with random and special doubles, uneven microseconds, and without these axes. */
export function randomSamples(count: number, seed: number, missing: readonly Axis[] = []): Samples {
  const random = randomNumbers(seed);
  const values = () =>
    Float64Array.from({ length: count }, () => {
      const awkward = AWKWARD[Math.floor(random() * AWKWARD.length * 4)];
      return awkward ?? (random() - 0.5) * 10 ** Math.floor(random() * 12 - 6);
    });
  let timeUs = Date.UTC(2024, 1, 28, 23, 59, 58) * 1000;
  return {
    count,
    timesUs: Float64Array.from({ length: count }, () => (timeUs += Math.floor(random() * 20_001))),
    axes: Object.fromEntries(
      AXES.map((axis) => [axis, missing.includes(axis) ? null : values()]),
    ) as Samples['axes'],
  };
}
