/** The nine sensor axes in the order of every file and table: accelerometer, gyroscope, magnetometer. */
export const AXES = ['ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'] as const;

/** One sensor axis. `a*` in m/s² with gravity, `g*` in rad/s, `m*` in µT. */
export type Axis = (typeof AXES)[number];

/**
 * The samples of one recording, column by column.
 * Every present column has `count` values; all of them are finite.
 */
export interface Samples {
  readonly count: number;
  /** Microseconds since 1970-01-01T00:00Z, never decreasing. Whole numbers, exact in a double. */
  readonly timesUs: Float64Array;
  /** `null` where the phone sent no values for the axis. */
  readonly axes: Readonly<Record<Axis, Float64Array | null>>;
}
