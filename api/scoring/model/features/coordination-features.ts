import { correlation } from '../statistics.ts';
import { SENSORS, type Channel } from './channels.ts';
import type { Feature } from './feature.ts';

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
