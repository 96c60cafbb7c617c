import { tableFromIPC } from 'apache-arrow';
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

/** Fetches an Arrow stream with `offsetsMs` and a column for each axis; the columns are not copied. */
export async function readSamples(url: string): Promise<SensorSamples> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The samples did not load (HTTP ${response.status}).`);
  const table = tableFromIPC(await response.arrayBuffer());
  const column = (name: string) => {
    const vector = table.getChild(name);
    return vector === null || vector.nullCount === vector.length
      ? null
      : (vector.toArray() as Float64Array);
  };
  // A phone without the sensor may send zeros for it; a real one is never still for all time.
  const axis = (name: string) => {
    const values = column(name);
    return values?.some((value) => value !== 0) ? values : null;
  };
  return {
    seconds: (column('offsetsMs') ?? new Float64Array()).map((offsetMs) => offsetMs / 1000),
    groups: SENSORS.map(({ name, unit, letter }) => ({
      name,
      unit,
      axes: ['x', 'y', 'z'].map((direction) => axis(letter + direction)),
    })),
  };
}
