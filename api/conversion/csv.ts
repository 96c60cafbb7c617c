import { formatTimestamp } from '../domain/recording/timestamp.ts';
import { AXES, type Samples } from '../domain/recording/samples.ts';

/**
 * The samples as CSV in UTF-8: header `ts,ax,…,mz`, a line feed after every row, `ts` in ISO 8601 UTC
 * with microseconds, an empty cell where an axis is missing. Every number reads back as the same
 * double: JavaScript writes the shortest text that does.
 */
export function encodeCsv(samples: Samples): Uint8Array {
  const columns = AXES.map((axis) => samples.axes[axis]);
  let text = `ts,${AXES.join()}\n`;
  for (let row = 0; row < samples.count; row++) {
    text += formatTimestamp(samples.timesUs[row]!);
    for (const column of columns) text += column ? `,${formatNumber(column[row]!)}` : ',';
    text += '\n';
  }
  return new TextEncoder().encode(text);
}

/**
 * A whole number gets its `.0`, so that readers that guess types find the same doubles in every file,
 * also where a missing magnetometer is all zeros. `String(-0)` is `0`, which is another double.
 */
function formatNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return String(value);
  return Object.is(value, -0) ? '-0.0' : `${value}.0`;
}
