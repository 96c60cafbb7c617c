import { tableFromIPC, type Table } from 'apache-arrow';
import { makeWaveform, type Gap, type Waveform } from './waveform.ts';

export type SensorName = 'acceleration' | 'turning' | 'magneticField';

/** One sensor with its axes x, y and z; null when the phone has none. */
export interface Sensor {
  readonly name: SensorName;
  readonly unit: string;
  readonly axes: readonly (Waveform | null)[];
}

/** All samples of a recording in the form that charts need. */
export interface SensorSamples {
  /** Since the first sample. */
  readonly seconds: Float64Array;
  /** Of the last sample. */
  readonly duration: number;
  /** Samples per second, outside gaps. */
  readonly rateHz: number;
  readonly sensors: readonly Sensor[];
  /** In order of time. */
  readonly gaps: readonly Gap[];
  /** How much the person moved: the magnitude of the acceleration, or of the first sensor that exists. */
  readonly motion: Waveform;
}

const SENSORS = [
  { name: 'acceleration', unit: 'm/s²', letter: 'a' },
  { name: 'turning', unit: 'rad/s', letter: 'g' },
  { name: 'magneticField', unit: 'µT', letter: 'm' },
] as const;

export const DIRECTIONS = ['x', 'y', 'z'] as const;

/** Loads the samples as an Arrow stream; throws when it cannot be loaded. */
export async function readSamples(url: string): Promise<SensorSamples> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return samplesOf(tableFromIPC(await response.arrayBuffer()));
}

function samplesOf(table: Table): SensorSamples {
  const seconds = table.getChild('seconds')!.toArray() as Float64Array;
  const sensors = SENSORS.map(({ name, unit, letter }): Sensor => {
    const axes = DIRECTIONS.map((direction) => axisOf(table, seconds, letter + direction));
    return { name, unit, axes };
  });
  const gaps = gapsOf(table);
  const duration = seconds.at(-1) ?? 0;
  const silence = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    seconds,
    duration,
    rateHz: (seconds.length - 1 - gaps.length) / Math.max(duration - silence, 1e-6),
    sensors,
    gaps,
    motion: strengthOf(sensors, seconds),
  };
}

function gapsOf(table: Table): Gap[] {
  const pairs = JSON.parse(table.schema.metadata.get('gaps') ?? '[]') as [number, number][];
  return pairs.map(([fromMs, toMs]) => ({ from: fromMs / 1000, to: toMs / 1000 }));
}

/**
 * Null for a missing sensor. The phone may send zeros for it, but a real sensor never reads exactly zero all the
 * time.
 */
function axisOf(table: Table, seconds: Float64Array, name: string): Waveform | null {
  const column = table.getChild(name);
  if (column === null || column.nullCount === column.length) return null;
  const values = column.toArray() as Float32Array;
  return values.some((value) => value !== 0) ? makeWaveform(seconds, values) : null;
}

/** The length of the vector of three axes, which does not depend on how the phone was held. */
function strengthOf(sensors: readonly Sensor[], seconds: Float64Array): Waveform {
  const axes = sensors
    .map((sensor) => sensor.axes.filter((axis) => axis !== null))
    .find((present) => present.length > 0);
  const strength = new Float32Array(seconds.length);
  for (let row = 0; row < strength.length; row++) {
    let squares = 0;
    for (const axis of axes ?? []) squares += axis.y[row]! ** 2;
    strength[row] = Math.sqrt(squares);
  }
  return makeWaveform(seconds, strength);
}
