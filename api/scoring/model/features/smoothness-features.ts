import { rootMeanSquare } from '../statistics.ts';
import type { Channel } from './channels.ts';
import type { Feature } from './feature.ts';
import type { UniformSignal } from './uniform-signal.ts';

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
