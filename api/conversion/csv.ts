import { formatTimestamp } from '../domain/recording/timestamp.ts';
import { AXES, type Samples } from '../domain/recording/samples.ts';
import { concatenate } from './concatenate.ts';

/** The number of rows encoded at a time: a million rows as one string took 2 GB. */
const ROWS_PER_CHUNK = 2_000;

/**
 * The samples as CSV in UTF-8: header `ts,ax,…,mz`, a line feed after every row, `ts` in ISO 8601 UTC
 * with microseconds, an empty cell where an axis is missing. Every number is written in its shortest form that
 * parses to the same double.
 */
export function encodeCsv(samples: Samples): Uint8Array {
  const columns = AXES.map((axis) => samples.axes[axis]);
  const encoder = new TextEncoder();
  const chunks = [encoder.encode(`ts,${AXES.join()}\n`)];
  for (let first = 0; first < samples.count; first += ROWS_PER_CHUNK) {
    let text = '';
    for (let row = first; row < Math.min(first + ROWS_PER_CHUNK, samples.count); row++) {
      text += formatTimestamp(samples.timesUs[row]!);
      for (const column of columns) text += column ? `,${formatNumber(column[row]!)}` : ',';
      text += '\n';
    }
    chunks.push(encoder.encode(text));
  }
  return concatenate(chunks);
}

/**
 * Whole numbers end in `.0`, so that readers that infer types read doubles in every file, even where a magnetometer is
 * all zeros. Negative zero is a case of its own, because `String(-0)` is `0`.
 */
function formatNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return String(value);
  return Object.is(value, -0) ? '-0.0' : `${value}.0`;
}
