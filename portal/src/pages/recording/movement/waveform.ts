/** A time without samples, in seconds since the first sample. */
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
 * The points of a line from left to right, and the extremes of blocks of 2, 4, 8 … points. With these the cost of
 * drawing depends on the pixels of the screen, not on the number of points, and no peak is lost.
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
