import type { FieldDefinition } from 'parquetjs-lite';
import { AXES, type Samples } from '../domain/recording/samples.ts';
import { type ParquetColumn, writeParquet } from './write-parquet.ts';

const TS: FieldDefinition = { type: 'TIMESTAMP_MICROS', compression: 'SNAPPY' };
/** No statistics for the axes: they take a third of the time, and no query filters by them. */
const AXIS: FieldDefinition = {
  type: 'DOUBLE',
  optional: true,
  compression: 'SNAPPY',
  statistics: false,
};

/**
 * The samples as Parquet, SNAPPY, one row group: `ts` a timestamp in microseconds UTC, nine nullable
 * doubles, null throughout where an axis is missing. The schema is the same for every recording.
 */
export const encodeParquet = (samples: Samples): Promise<Uint8Array> =>
  writeParquet(samples.count, Object.entries(sampleColumns(samples)));

/** `ts ax … mz`. */
export function sampleColumns({ count, timesUs, axes }: Samples): Record<string, ParquetColumn> {
  const absent = new Uint8Array(count);
  const missing: ParquetColumn = { field: AXIS, values: [], present: absent };
  return {
    ts: { field: TS, values: timesUs, distinct: new Set(timesUs) },
    ...Object.fromEntries(
      AXES.map((axis) => {
        const values = axes[axis];
        return [axis, values ? { field: AXIS, values } : missing];
      }),
    ),
  };
}
