import { mean, rootMeanSquare, standardDeviation } from '../statistics.ts';
import type { Feature } from './feature.ts';

const PHASES = 4;

/** Below this a channel counts as still, and has no tempo. */
const STILL = 1e-6;

/**
 * How a channel runs in time. With u the sensor's unit:
 * `jerk_rms` u/s; `tempo_hz` the frequency of a sine with the same ratio of change to spread;
 * `crossings_hz` passages through the mean per second; `excursion` the range (u·s) of the running
 * integral, for a gyroscope the angle in rad swept to and fro; `path` (u·s) the way covered;
 * `phase_1..4` the mean (u) of each quarter of the time.
 */
export function courseFeatures(prefix: string, values: Float64Array, rateHz: number): Feature[] {
  const changes = values.slice(1).map((value, i) => (value - values[i]!) * rateHz);
  const jerk = rootMeanSquare(changes);
  const spread = standardDeviation(values);
  const { excursion, path, crossings } = aroundMean(values, rateHz);
  return [
    [`${prefix}_jerk_rms`, jerk],
    [`${prefix}_tempo_hz`, spread < STILL ? 0 : jerk / spread / (2 * Math.PI)],
    [`${prefix}_crossings_hz`, (crossings * rateHz) / values.length],
    [`${prefix}_excursion`, excursion],
    [`${prefix}_path`, path],
    ...phaseMeans(values).map((level, i): Feature => [`${prefix}_phase_${i + 1}`, level]),
  ];
}

/** Around the mean, because a gyroscope's offset and gravity would integrate to a ramp. */
function aroundMean(values: Float64Array, rateHz: number) {
  const centre = mean(values);
  let integral = 0;
  let lowest = 0;
  let highest = 0;
  let path = 0;
  let crossings = 0;
  let side = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - centre;
    integral += deviation / rateHz;
    path += Math.abs(deviation) / rateHz;
    lowest = Math.min(lowest, integral);
    highest = Math.max(highest, integral);
    const sign = Math.abs(deviation) < STILL ? side : Math.sign(deviation);
    if (side !== 0 && sign !== side) crossings++;
    side = sign;
  }
  return { excursion: highest - lowest, path, crossings };
}

function phaseMeans(values: Float64Array): number[] {
  return Array.from({ length: PHASES }, (_, phase) => {
    const from = Math.floor((phase * values.length) / PHASES);
    const to = Math.floor(((phase + 1) * values.length) / PHASES);
    return mean(values.subarray(from, Math.max(to, from + 1)));
  });
}
