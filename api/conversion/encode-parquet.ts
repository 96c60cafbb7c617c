import parquet, { type ColumnBuffer, type FieldDefinition } from 'parquetjs-lite';
import { AXES, type Samples } from '../domain/recording/samples.ts';
import { concatenate } from './concatenate.ts';

const TS: FieldDefinition = { type: 'TIMESTAMP_MICROS', compression: 'SNAPPY' };
/** Statistics of the axes would cost a third of the time, and nobody looks for a recording by them. */
const AXIS: FieldDefinition = {
  type: 'DOUBLE',
  optional: true,
  compression: 'SNAPPY',
  statistics: false,
};
const SCHEMA = new parquet.ParquetSchema({
  ts: TS,
  ...Object.fromEntries(AXES.map((axis) => [axis, { ...AXIS }])),
});
const OPTIONS = { useDataPageV2: false, pageIndex: false };

/**
 * The samples as Parquet, SNAPPY, one row group: `ts` a timestamp in microseconds UTC, nine nullable
 * doubles, null throughout where an axis is missing. The schema is the same for every recording.
 *
 * Whole columns are put where `appendRow` would have collected its rows, which is several times
 * faster: docs/decisions/0004-parquet-by-columns.md.
 */
export async function encodeParquet(samples: Samples): Promise<Uint8Array> {
  const { count, timesUs, axes } = samples;
  const present = new Uint8Array(count).fill(1);
  const absent = new Uint8Array(count);
  const column = (values: Float64Array | null): ColumnBuffer => ({
    values: values ?? [],
    dlevels: values ? present : absent,
    rlevels: absent,
    count,
    distinct_values: new Set(),
  });
  const columnData = { ts: { ...column(timesUs), distinct_values: new Set(timesUs) } };

  const chunks: Uint8Array[] = [];
  const collect = (chunk: Uint8Array) => void chunks.push(chunk);
  const envelope = new parquet.ParquetEnvelopeWriter(SCHEMA, collect, () => {}, 0, OPTIONS);
  const writer = new parquet.ParquetWriter(SCHEMA, envelope, OPTIONS);
  writer.rowBuffer = {
    rowCount: count,
    pageRowCount: count,
    columnData: {
      ...columnData,
      ...Object.fromEntries(AXES.map((axis) => [axis, column(axes[axis])])),
    },
    pages: Object.fromEntries(['ts', ...AXES].map((name) => [name, []])),
  };
  await writer.close();
  return concatenate(chunks);
}
