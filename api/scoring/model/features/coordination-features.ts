import { correlation, rootMeanSquare } from '../statistics.ts';
import { SENSORS, type Channel } from './channels.ts';
import type { Feature } from './feature.ts';
import type { UniformSignal } from './uniform-signal.ts';

const PAIRS = [
  ['x', 'y'],
  ['x', 'z'],
  ['y', 'z'],
] as const;

/** How the axes of each sensor move together: their correlation, -1..1, 0 where one is missing or still. */
export function coordinationFeatures(channels: readonly Channel[]): Feature[] {
  const find = (sensor: string, component: string) =>
    channels.find((channel) => channel.sensor === sensor && channel.component === component)
      ?.values;
  return SENSORS.flatMap(({ name }) =>
    PAIRS.map(([first, second]): Feature => {
      const a = find(name, first);
      const b = find(name, second);
      return [`${name}_${first}${second}_correlation`, a && b ? correlation(a, b) : 0];
    }),
  );
}

/**
 * Smoothness of the whole movement: the logarithmic dimensionless jerk of a sensor's magnitude
 * (Balasubramanian et al., J NeuroEng Rehabil 12:112, 2015). No unit, nearer to 0 is smoother; 0 when still.
 */
export function smoothnessFeatures(signal: UniformSignal, channels: readonly Channel[]): Feature[] {
  return channels
    .filter(({ sensor, component }) => sensor !== 'magnetic' && component === 'magnitude')
    .map(({ sensor, values }): Feature => {
      const name = `${sensor}_smoothness`;
      if (values === null) return [name, 0];
      const changes = values.slice(1).map((value, i) => (value - values[i]!) * signal.rateHz);
      const peak = values.reduce((highest, value) => Math.max(highest, value), 0);
      const roughness = (rootMeanSquare(changes) * signal.durationSeconds) / peak;
      return [name, roughness > 0 && peak > 0 ? -2 * Math.log(roughness) : 0];
    });
}
