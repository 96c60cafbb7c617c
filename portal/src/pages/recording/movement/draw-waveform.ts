import { bisectLeft } from 'd3-array';
import type { Range } from './view-range.ts';
import type { Gap, Waveform } from './waveform.ts';

/** Maps values to pixels: `pixel = offset + value * factor`. */
export interface Projection {
  readonly offset: number;
  readonly factor: number;
}

/** Draws a line; `Path2D` implements it. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** The lowest and highest y in each column of pixels; in empty columns the lowest is above the highest. */
export interface Columns {
  /** Position of the first column, in pixels. */
  readonly left: number;
  readonly tops: Float32Array;
  readonly bottoms: Float32Array;
}

export const emptyColumns = (left: number, width: number): Columns => ({
  left,
  tops: new Float32Array(width).fill(Infinity),
  bottoms: new Float32Array(width).fill(-Infinity),
});

/** With at least this many columns for each point, points are joined by straight lines. */
const FAR_APART = 16;

/**
 * Finds the extremes of a waveform in each column between two values of x, including one more point on each side. It
 * reads at most two blocks for each column, and no peak is lost. Where points are further apart, straight lines join
 * them, except across gaps.
 *
 * It runs for every line in every frame of a zoom, so it is one loop over plain numbers and allocates nothing.
 *
 * @param gaps in order of time
 */
function traceWaveform(
  columns: Columns,
  { x, y, levels }: Waveform,
  [first, last]: readonly [number, number],
  perPixel: number,
  across: Projection,
  upwards: Projection,
  gaps: readonly Gap[],
): void {
  const { left, tops, bottoms } = columns;
  const width = tops.length;
  const level = levels.findLast(({ size }) => size <= perPixel);
  const size = level ? level.size : 1;
  const minima = level ? level.minima : y;
  const maxima = level ? level.maxima : y;

  let gap = gapAfter(gaps, x[first]!);
  let isDown = false;
  let lastPlace = 0;
  let lastTop = 0;
  let lastBottom = 0;
  for (let block = Math.floor(first / size); block * size <= last; block++) {
    const at = x[block * size]!;
    while (gap < gaps.length && gaps[gap]!.to <= at) {
      isDown = false;
      gap++;
    }
    const place = across.offset + at * across.factor - left;
    const a = upwards.offset + minima[block]! * upwards.factor;
    const b = upwards.offset + maxima[block]! * upwards.factor;
    const top = a < b ? a : b;
    const bottom = a < b ? b : a;
    const column = Math.floor(place + 0.5) | 0;
    if (column >= 0 && column < width) {
      if (top < tops[column]!) tops[column] = top;
      if (bottom > bottoms[column]!) bottoms[column] = bottom;
    }
    if (isDown) {
      const isBelow = top > lastBottom;
      const isAbove = bottom < lastTop;
      const shared = top > lastTop ? top : lastTop;
      const start = isBelow ? lastBottom : isAbove ? lastTop : shared;
      join(columns, lastPlace, start, place, isBelow ? top : isAbove ? bottom : shared);
    }
    isDown = true;
    lastPlace = place;
    lastTop = top;
    lastBottom = bottom;
  }
}

/** Adds a straight line to the columns between two points. */
function join({ tops, bottoms }: Columns, x0: number, y0: number, x1: number, y1: number) {
  const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
  const first = Math.max(0, Math.floor(x0 + 0.5)) | 0;
  const last = Math.min(tops.length - 1, Math.floor(x1 + 0.5)) | 0;
  for (let column = first; column <= last; column++) {
    const left = column - 0.5 > x0 ? y0 + slope * (column - 0.5 - x0) : y0;
    const right = column + 0.5 < x1 ? y0 + slope * (column + 0.5 - x0) : y1;
    const top = left < right ? left : right;
    const bottom = left < right ? right : left;
    if (top < tops[column]!) tops[column] = top;
    if (bottom > bottoms[column]!) bottoms[column] = bottom;
  }
}

const gapAfter = (gaps: readonly Gap[], at: number) => {
  const next = gaps.findIndex(({ to }) => to > at);
  return next < 0 ? gaps.length : next;
};

/**
 * Draws a waveform between two values of x: one vertical stroke for each column of pixels, at least a pixel long. It
 * looks like the line itself, and a browser without a graphics card draws vertical strokes several times faster than
 * slanted ones. When there are few points, straight lines join them.
 *
 * @param gaps in order of time
 * @param covered columns that later lines cover, which are not drawn; what is drawn is added to it
 */
export function drawWaveform(
  pen: Pen,
  wave: Waveform,
  [from, to]: Range,
  across: Projection,
  upwards: Projection,
  gaps: readonly Gap[],
  covered?: Columns,
): void {
  const { x } = wave;
  const first = Math.max(0, bisectLeft(x, from) - 1);
  const last = Math.min(x.length - 1, bisectLeft(x, to));
  const pixels = Math.max(1, Math.ceil((to - from) * across.factor));
  const perPixel = (last - first) / pixels;
  if (perPixel * FAR_APART < 1) return drawPoints(pen, wave, [first, last], across, upwards, gaps);

  const left = Math.floor(across.offset + from * across.factor);
  const columns = emptyColumns(left, pixels + 1);
  traceWaveform(columns, wave, [first, last], perPixel, across, upwards, gaps);
  const { tops, bottoms } = columns;
  for (let column = 0; column <= pixels; column++) {
    const top = tops[column]! - 0.5;
    const bottom = bottoms[column]! + 0.5;
    if (top > bottom) continue;
    if (covered) drawUncovered(pen, left + column, top, bottom, covered);
    else upright(pen, left + column, top, bottom);
  }
}

function upright(pen: Pen, x: number, top: number, bottom: number): void {
  pen.moveTo(x, top);
  pen.lineTo(x, bottom);
}

/** One pixel continues under the covering line, whose ends are antialiased. */
function drawUncovered(pen: Pen, x: number, top: number, bottom: number, covered: Columns): void {
  const { left, tops, bottoms } = covered;
  const over = x - left;
  const isApart = !(bottom >= tops[over]! && top <= bottoms[over]!);
  if (isApart) upright(pen, x, top, bottom);
  else {
    if (top < tops[over]!) upright(pen, x, top, Math.min(bottom, tops[over]! + 1));
    if (bottom > bottoms[over]!) upright(pen, x, Math.max(top, bottoms[over]! - 1), bottom);
  }
  if (isApart && tops[over]! <= bottoms[over]!) return; // one stroke for each column is enough
  tops[over] = Math.min(top, tops[over]!);
  bottoms[over] = Math.max(bottom, bottoms[over]!);
}

function drawPoints(
  pen: Pen,
  { x, y }: Waveform,
  [first, last]: readonly [number, number],
  across: Projection,
  upwards: Projection,
  gaps: readonly Gap[],
): void {
  let gap = gapAfter(gaps, x[first]!);
  for (let row = first; row <= last; row++) {
    const at = across.offset + x[row]! * across.factor;
    const height = upwards.offset + y[row]! * upwards.factor;
    const isCut = gap < gaps.length && gaps[gap]!.to <= x[row]!;
    if (row === first || isCut) pen.moveTo(at, height);
    else pen.lineTo(at, height);
    while (gap < gaps.length && gaps[gap]!.to <= x[row]!) gap++;
  }
}
