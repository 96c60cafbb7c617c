import { scaleTime, type ScaleTime } from 'd3-scale';
import { dateFormat } from '../../ui/format.ts';

const DAY_MS = 86_400_000;
/** The width of a tick label with its margin, in CSS pixels. */
const TICK_ROOM = 84;
/** The width of a day label, in CSS pixels: labels closer to the right end stay inside. */
export const HALF_NAME = 30;

const year = dateFormat({ year: 'numeric' });
const month = dateFormat({ month: 'short', year: 'numeric' });
const dayOfYear = dateFormat({ day: 'numeric', month: 'short', year: '2-digit' });
const day = dateFormat({ day: 'numeric', month: 'short' });
const time = dateFormat({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** Maps times, in milliseconds since 1970, to positions on a chart, and labels its ticks. */
export interface TimeAxis {
  x(moment: number): number;
  /** The time at a position. */
  invert(x: number): number;
  readonly ticks: readonly { readonly x: number; readonly name: string }[];
}

/**
 * A time axis from `left` to `right`, with some space at both ends; a single time gets a day around it. `daysOnly`
 * leaves out hours.
 */
export function timeAxis(
  [first, last]: readonly [number, number],
  [left, right]: readonly [number, number],
  { daysOnly = false }: { readonly daysOnly?: boolean } = {},
): TimeAxis {
  const room = last > first ? (last - first) * 0.03 : DAY_MS;
  const scale = scaleTime([first - room, last + room], [left, right]);
  const wanted = Math.max(2, Math.floor((right - left) / TICK_ROOM));
  // Between weeks and months d3 may return one tick where two fit: request closer ones, thinned out below.
  const asked = scale.ticks(wanted);
  const some = asked.length > 1 ? asked : scale.ticks(2 * wanted);
  const midnights = some.filter((tick) => tick.getHours() === 0);
  const ticks = !daysOnly ? some : midnights.length > 0 ? midnights : [new Date(first)];
  const name = nameOf(ticks);
  return {
    x: (moment) => scale(moment),
    invert: (x) => scale.invert(x).getTime(),
    ticks: apart(ticks, scale).map((tick) => ({ x: scale(tick), name: name(tick) })),
  };
}

/** Labels as precise as the ticks are close; days of this year have no year. */
function nameOf(ticks: readonly Date[]): (tick: Date) => string {
  const step = ticks.length > 1 ? ticks[1]!.getTime() - ticks[0]!.getTime() : DAY_MS;
  const thisYear = new Date().getFullYear();
  const days = ticks.every((tick) => tick.getFullYear() === thisYear) ? day : dayOfYear;
  const format =
    step >= 360 * DAY_MS ? year : step >= 27 * DAY_MS ? month : step >= DAY_MS ? days : time;
  return (tick) => format().format(tick);
}

/** d3 returns roughly the requested number of ticks; those whose labels would overlap are removed. */
function apart(ticks: readonly Date[], scale: ScaleTime<number, number>): Date[] {
  const kept: Date[] = [];
  const rightmost = scale.range()[1]! - HALF_NAME;
  for (const tick of ticks) {
    const before = kept.at(-1);
    const middle = Math.min(scale(tick), rightmost);
    if (before === undefined || middle - scale(before) >= TICK_ROOM - 2) kept.push(tick);
  }
  return kept;
}
