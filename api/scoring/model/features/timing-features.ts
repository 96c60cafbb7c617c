import type { Channel } from './channels.ts';
import type { Feature } from './feature.ts';
import { mean } from '../statistics.ts';
import type { UniformSignal } from './uniform-signal.ts';

/** How much 1 (rad/s)² of turning weighs against 1 (m/s²)² of shaking when looking for the movement. */
const TURNING_WEIGHT = 10;

/**
 * When the movement happens. Seconds, except `active_midpoint`: the place in 0..1 of the recording
 * by which half of the motion energy is spent. `active_seconds` holds the middle nine tenths of that
 * energy, so standing still before and after the test does not count.
 */
export function timingFeatures(signal: UniformSignal, channels: readonly Channel[]): Feature[] {
  const energy = motionEnergy(channels);
  const total = energy.reduce((sum, value) => sum + value, 0);
  const spent = (fraction: number) => {
    let sum = 0;
    return energy.findIndex((value) => (sum += value) >= fraction * total);
  };
  return [
    ['duration_seconds', signal.durationSeconds],
    ['active_seconds', total > 0 ? (spent(0.95) - spent(0.05)) / signal.rateHz : 0],
    ['active_midpoint', total > 0 ? spent(0.5) / energy.length : 0],
  ];
}

/** Without the magnetometer, which also reacts to a metal door nearby. */
function motionEnergy(channels: readonly Channel[]): Float64Array {
  const moving = channels.filter(
    ({ sensor, component }) => sensor !== 'magnetic' && component === 'magnitude',
  );
  const length = Math.max(0, ...moving.map(({ values }) => values?.length ?? 0));
  const energy = new Float64Array(length);
  for (const { sensor, values } of moving) {
    if (values === null) continue;
    const centre = mean(values);
    const weight = sensor === 'rotation' ? TURNING_WEIGHT : 1;
    for (let i = 0; i < length; i++) energy[i]! += weight * (values[i]! - centre) ** 2;
  }
  return energy;
}
