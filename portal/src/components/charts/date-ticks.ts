import type uPlot from 'uplot';
import { dateFormat } from '../../ui/format.ts';

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;
/** Ticks at least this far apart are months. */
const MONTH_SECONDS = 28 * DAY_SECONDS;

const monthAndYear = dateFormat({ month: 'short', year: 'numeric' });
const day = dateFormat({ day: 'numeric', month: 'short' });
const year = dateFormat({ year: 'numeric' });
const second = dateFormat({ timeStyle: 'medium' });
const time = dateFormat({ hour: '2-digit', minute: '2-digit' });

/** Room for the longest of the names below, with its distance to the next, in CSS pixels. */
export const TICK_NAME_WIDTH = 96;

/**
 * Names of a time axis in the reader's language; uPlot's own are American. A second line says once
 * what the first leaves out, and again where it changes: the year under days, the day under times.
 */
export const dateTicks: uPlot.Axis.DynamicValues = (_plot, splits, _axis, _space, increment) => {
  if (increment >= MONTH_SECONDS)
    return splits.map((seconds) => monthAndYear().format(seconds * 1000));
  const [above, below] =
    increment >= DAY_SECONDS ? [day, year] : [increment >= MINUTE_SECONDS ? time : second, day];
  let lastBelow = '';
  return splits.map((seconds) => {
    const text = below().format(seconds * 1000);
    const isNew = text !== lastBelow;
    lastBelow = text;
    return above().format(seconds * 1000) + (isNew ? `\n${text}` : '');
  });
};
