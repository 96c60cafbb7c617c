import type { Axis, Samples } from './samples.ts';

/** Columns of a chart: point `i` of every axis lies at `offsetsMs[i]`. */
export interface Series {
  /** Milliseconds since the first sample of the recording, with fractions, never decreasing. */
  readonly offsetsMs: Float64Array;
  /** Only the axes asked for; null where the phone sent no values. */
  readonly values: Readonly<Partial<Record<Axis, Float64Array | null>>>;
}

export interface SeriesRange {
  /** First offset that counts, inclusive, in milliseconds; from the beginning where left out. */
  readonly fromMs?: number | undefined;
  /** Last offset that counts, inclusive, in milliseconds; to the end where left out. */
  readonly toMs?: number | undefined;
  /** The most points to return, at least `fewestPoints(axes)`. All points when absent. */
  readonly maxPoints?: number | undefined;
}

/** Both ends of the range and one bucket's extremes of every axis: no chart can have fewer. */
export function fewestPoints(axes: readonly Axis[]): number {
  return 2 + 2 * new Set(axes).size;
}

/**
 * Cuts a range out of a recording and thins it to at most `maxPoints` points that look the same when
 * drawn: the range falls into buckets of equally many samples, and in each bucket the smallest and
 * the largest value of every axis survive, at their own times. So do both ends of the range.
 *
 * @throws RangeError where `maxPoints` is below `fewestPoints(axes)`
 */
export function downsample(
  samples: Samples,
  axes: readonly Axis[],
  { fromMs = -Infinity, toMs = Infinity, maxPoints = Infinity }: SeriesRange = {},
): Series {
  if (!(maxPoints >= fewestPoints(axes))) {
    throw new RangeError(`maxPoints must be at least ${fewestPoints(axes)} for these axes`);
  }
  const start = firstRow(samples, (offsetMs) => offsetMs >= fromMs);
  const end = Math.max(
    start,
    firstRow(samples, (offsetMs) => offsetMs > toMs),
  );
  const rows =
    end - start <= maxPoints
      ? wholeRange(start, end)
      : extremes(samples, axes, start, end, maxPoints);

  const values: Partial<Record<Axis, Float64Array | null>> = {};
  for (const axis of axes) {
    const column = samples.axes[axis];
    values[axis] = column && pick(rows, (row) => column[row]!);
  }
  return { offsetsMs: pick(rows, (row) => offsetMs(samples, row)), values };
}

/** What `Float64Array.from` does, in a fraction of its time. */
function pick(rows: Uint32Array, valueOf: (row: number) => number): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = valueOf(rows[i]!);
  return picked;
}

function wholeRange(start: number, end: number): Uint32Array {
  const rows = new Uint32Array(end - start);
  for (let i = 0; i < rows.length; i++) rows[i] = start + i;
  return rows;
}

function offsetMs({ timesUs }: Samples, row: number): number {
  return (timesUs[row]! - timesUs[0]!) / 1000;
}

/** The first row whose offset passes a test that, once passed, all later offsets pass. */
function firstRow(samples: Samples, passes: (offsetMs: number) => boolean): number {
  let low = 0;
  let high = samples.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(offsetMs(samples, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function extremes(
  samples: Samples,
  axes: readonly Axis[],
  start: number,
  end: number,
  maxPoints: number,
): Uint32Array {
  const columns = [...new Set(axes)].flatMap((axis) => samples.axes[axis] ?? []);
  const bucketCount = Math.floor((maxPoints - 2) / (2 * Math.max(1, columns.length)));
  const survives = new Uint8Array(end - start);
  survives[0] = survives[end - start - 1] = 1;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const from = start + Math.floor(((end - start) * bucket) / bucketCount);
    const to = start + Math.floor(((end - start) * (bucket + 1)) / bucketCount);
    for (const column of columns) {
      let lowest = from;
      let highest = from;
      for (let row = from + 1; row < to; row++) {
        if (column[row]! < column[lowest]!) lowest = row;
        if (column[row]! > column[highest]!) highest = row;
      }
      survives[lowest - start] = survives[highest - start] = 1;
    }
  }
  return wholeRange(start, end).filter((row) => survives[row - start] === 1);
}
