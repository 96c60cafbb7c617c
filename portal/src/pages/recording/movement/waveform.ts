import { bisectLeft } from 'd3-array';

/** Time without samples, in seconds since the first sample. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Lowest and highest value of each block of `size` samples. */
interface Level {
  readonly size: number;
  readonly minima: Float32Array;
  readonly maxima: Float32Array;
}

/**
 * One line of a chart: its points, from left to right, and the extremes of blocks of 2, 4, 8 … points. They make
 * drawing cost what the screen has pixels, however many points there are, and no peak is ever lost.
 */
export interface Waveform {
  readonly x: Float64Array;
  readonly y: Float32Array;
  readonly minimum: number;
  readonly maximum: number;
  readonly levels: readonly Level[];
}

export function makeWaveform(x: Float64Array, y: Float32Array): Waveform {
  const levels: Level[] = [];
  let below: Level = { size: 1, minima: y, maxima: y };
  while (below.minima.length > 1) {
    below = halve(below);
    levels.push(below);
  }
  return { x, y, levels, minimum: below.minima[0] ?? 0, maximum: below.maxima[0] ?? 0 };
}

function halve({ size, minima, maxima }: Level): Level {
  const length = Math.ceil(minima.length / 2);
  const half = { minima: new Float32Array(length), maxima: new Float32Array(length) };
  for (let block = 0; block < length; block++) {
    const left = 2 * block;
    const right = Math.min(left + 1, minima.length - 1);
    half.minima[block] = Math.min(minima[left]!, minima[right]!);
    half.maxima[block] = Math.max(maxima[left]!, maxima[right]!);
  }
  return { size: size * 2, ...half };
}

/** How values become pixels: `pixel = offset + value * factor`. */
export interface Projection {
  readonly offset: number;
  readonly factor: number;
}

/** What a line is drawn with; `Path2D` is one. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/**
 * Draws the points between two values of x, and one more on each side, with at most one vertical stroke for each pixel
 * of the width. The line is broken at gaps.
 *
 * @param gaps in order of time
 */
export function drawWaveform(
  pen: Pen,
  { x, y, levels }: Waveform,
  [from, to]: readonly [number, number],
  across: Projection,
  upwards: Projection,
  gaps: readonly Gap[],
): void {
  const first = Math.max(0, bisectLeft(x, from) - 1);
  const last = Math.min(x.length - 1, bisectLeft(x, to));
  const pixels = Math.max(1, (to - from) * across.factor);
  const perPixel = (last - first) / pixels;
  const { size, minima, maxima } = levels.findLast((level) => level.size <= perPixel) ?? {
    size: 1,
    minima: y,
    maxima: y,
  };

  let gap = gaps.findIndex((one) => one.to > x[first]!);
  if (gap < 0) gap = gaps.length;
  let column = NaN;
  let low = 0;
  let high = 0;
  let isDown = false;
  let lastY = 0;

  const finishColumn = () => {
    if (Number.isNaN(column)) return;
    const [near, far] = Math.abs(low - lastY) <= Math.abs(high - lastY) ? [low, high] : [high, low];
    if (isDown) pen.lineTo(column, near);
    else pen.moveTo(column, near);
    if (far !== near) pen.lineTo(column, far);
    isDown = true;
    lastY = far;
  };

  for (let block = Math.floor(first / size); block * size <= last; block++) {
    const at = x[block * size]!;
    // Single points keep their place between pixels; many are gathered to the pixel they fall on.
    const place = across.offset + at * across.factor;
    const pixel = perPixel < 1 ? place : Math.round(place);
    const bottom = upwards.offset + minima[block]! * upwards.factor;
    const top = upwards.offset + maxima[block]! * upwards.factor;
    const isNew = pixel !== column;
    if (isNew) finishColumn();
    while (gap < gaps.length && gaps[gap]!.to <= at) {
      isDown = false;
      gap++;
    }
    low = isNew ? Math.min(bottom, top) : Math.min(low, bottom, top);
    high = isNew ? Math.max(bottom, top) : Math.max(high, bottom, top);
    column = pixel;
  }
  finishColumn();
}
