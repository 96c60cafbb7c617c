import { formatTimestamp } from '../domain/recording/timestamp.ts';
import { AXES, type Samples } from '../domain/recording/samples.ts';
import { concatenate } from './concatenate.ts';

/** Rows that become bytes at a time: a million rows as one text took 2 GB. */
const ROWS_PER_CHUNK = 2_000;

/**
 * The samples as CSV in UTF-8: header `ts,ax,…,mz`, a line feed after every row, `ts` in ISO 8601 UTC
 * with microseconds, an empty cell where an axis is missing. Every number reads back as the same
 * double: JavaScript writes the shortest text that does.
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
 * A whole number gets its `.0`, so that readers that guess types find the same doubles in every file,
 * also where a missing magnetometer is all zeros. `String(-0)` is `0`, which is another double.
 */
function formatNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return String(value);
  return Object.is(value, -0) ? '-0.0' : `${value}.0`;
}
