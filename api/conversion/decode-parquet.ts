import { parquetRead } from 'hyparquet';
import { AXES, type Axis, type Samples } from '../domain/recording/samples.ts';

/**
 * Reads a file that `encodeParquet` wrote: all axes, or only the named ones, with null for the others.
 * Not with parquetjs-lite, which fails on the timestamps that it writes.
 */
export async function decodeParquet(
  bytes: Uint8Array,
  wanted: readonly Axis[] = AXES,
): Promise<Samples> {
  const columns = new Map<string, unknown[]>();
  await parquetRead({
    // A copy, because a Node Buffer may be a part of a shared one.
    file: new Uint8Array(bytes).buffer,
    columns: ['ts', ...wanted],
    parsers: { timestampFromMicroseconds: Number },
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = columns.get(columnName) ?? [];
      for (let i = 0; i < columnData.length; i++) column[rowStart + i] = columnData[i];
      columns.set(columnName, column);
    },
  });
  const times = columns.get('ts');
  if (times === undefined) throw new TypeError('The Parquet file holds no column ts.');
  const axes = {} as Record<Axis, Float64Array | null>;
  for (const axis of AXES) {
    const values = columns.get(axis);
    axes[axis] = values === undefined || values[0] === null ? null : toDoubles(values);
  }
  return { count: times.length, timesUs: toDoubles(times), axes };
}

function toDoubles(values: readonly unknown[]): Float64Array {
  return Float64Array.from(values as number[]);
}
