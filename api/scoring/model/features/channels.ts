import type { Axis } from '../../../domain/recording/samples.ts';
import type { UniformSignal } from './uniform-signal.ts';

/** The three-axis sensors of a phone, their unit, and the axes of each. */
export const SENSORS = [
  { name: 'acceleration', axes: ['ax', 'ay', 'az'] }, // m/s², with gravity
  { name: 'rotation', axes: ['gx', 'gy', 'gz'] }, // rad/s
  { name: 'magnetic', axes: ['mx', 'my', 'mz'] }, // µT
] as const satisfies readonly { name: string; axes: readonly Axis[] }[];

export type SensorName = (typeof SENSORS)[number]['name'];

/** One uniform time series to measure: an axis of a sensor, or its length whichever way the phone lies. */
export interface Channel {
  readonly sensor: SensorName;
  readonly component: 'x' | 'y' | 'z' | 'magnitude';
  /** `null` when the recording has no such axis. */
  readonly values: Float64Array | null;
}

const COMPONENTS = ['x', 'y', 'z'] as const;

/** Always the same twelve channels, so that every recording has the same features. */
export function channelsOf(signal: UniformSignal): Channel[] {
  return SENSORS.flatMap(({ name: sensor, axes }) => {
    const series = axes.map((axis) => signal.axes[axis] ?? null);
    return [
      ...COMPONENTS.map((component, i) => ({ sensor, component, values: series[i]! })),
      { sensor, component: 'magnitude' as const, values: magnitude(series) },
    ];
  });
}

/** Length of the vector at each point; a missing axis counts as zero, no axis at all as `null`. */
function magnitude(series: readonly (Float64Array | null)[]): Float64Array | null {
  const present = series.filter((values) => values !== null);
  return present[0]?.map((_, i) => Math.hypot(...present.map((values) => values[i]!))) ?? null;
}
