import { tableFromIPC, type Table } from 'apache-arrow';
import type { SensorGroup } from '../../components/charts/sensor-chart.tsx';

/** All samples of a recording as the chart takes them. */
export interface SensorSamples {
  /** Since the first sample. */
  readonly seconds: Float64Array;
  readonly groups: readonly SensorGroup[];
}

const SENSORS = [
  { name: 'Acceleration', unit: 'm/s²', letter: 'a' },
  { name: 'Turning', unit: 'rad/s', letter: 'g' },
  { name: 'Magnetic field', unit: 'µT', letter: 'm' },
] as const;

/** Fetches an Arrow stream with a column for the time and one for each axis. */
export async function readSamples(url: string): Promise<SensorSamples> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The samples did not load (HTTP ${response.status}).`);
  const table = tableFromIPC(await response.arrayBuffer());
  return {
    seconds: secondsOf(table),
    groups: SENSORS.map(({ name, unit, letter }) => ({
      name,
      unit,
      axes: ['x', 'y', 'z'].map((direction) => axisOf(table, letter + direction)),
    })),
  };
}

/** From the timestamps `ts`, in microseconds. */
function secondsOf(table: Table): Float64Array {
  const stamps = table.getChild('ts')?.toArray() as BigInt64Array | undefined;
  if (!stamps) throw new Error('The samples came without their times.');
  const start = stamps[0] ?? 0n;
  return Float64Array.from(stamps, (stamp) => Number(stamp - start) / 1_000_000);
}

/** Null for a sensor that the phone has not: it may send zeros for it, but a real one is never so still. */
function axisOf(table: Table, name: string): Float64Array | null {
  const column = table.getChild(name);
  if (column === null || column.nullCount === column.length) return null;
  const values = column.toArray() as Float64Array;
  return values.some((value) => value !== 0) ? values : null;
}
