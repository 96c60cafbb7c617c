import { gzipSync } from 'node:zlib';
import {
  Field,
  Float32,
  Float64,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  makeData,
  tableToIPC,
  type Data,
} from 'apache-arrow';
import { AXES, type Axis, type Samples } from '../domain/recording/samples.ts';
import { findGaps } from '../domain/recording/quality.ts';
import { formatTimestamp } from '../domain/recording/timestamp.ts';

const DOUBLE = new Float64();
const SINGLE = new Float32();
const TIME = new TimestampMicrosecond('UTC');

/**
 * The samples as an Arrow IPC file: `ts` a timestamp in microseconds UTC, nine nullable float64.
 * One record batch; the schema's metadata names the start as `startedAt`, ISO 8601.
 */
export function encodeArrow(samples: Samples): Uint8Array {
  const times = BigInt64Array.from(samples.timesUs, BigInt);
  const columns: Column[] = [
    [
      new Field('ts', TIME, false),
      makeData({ type: TIME, length: samples.count, nullCount: 0, data: times }),
    ],
    ...AXES.map((axis) => axisColumn(axis, DOUBLE, samples.axes[axis], samples.count)),
  ];
  return tableToIPC(tableOf(samples, columns), 'file');
}

/**
 * The samples for a screen, gzipped: an Arrow IPC stream of `seconds` since the first sample (float64) and nine
 * nullable float32, which are more exact than any sensor and half as long. The schema's metadata names `startedAt`,
 * and `gaps` as JSON: pairs of milliseconds since the first sample.
 */
export function encodeChart(samples: Samples): Uint8Array {
  const { count, timesUs, axes } = samples;
  const seconds = timesUs.map((time) => (time - timesUs[0]!) / 1e6);
  const gaps = findGaps(samples).map(({ fromMs, toMs }) => [fromMs, toMs]);
  const columns: Column[] = [
    [
      new Field('seconds', DOUBLE, false),
      makeData({ type: DOUBLE, length: count, nullCount: 0, data: seconds }),
    ],
    ...AXES.map((axis) =>
      axisColumn(axis, SINGLE, axes[axis] && Float32Array.from(axes[axis]), count),
    ),
  ];
  const table = tableOf(samples, columns, [['gaps', JSON.stringify(gaps)]]);
  return gzipSync(tableToIPC(table, 'stream'));
}

type Column = readonly [Field, Data];

function axisColumn(
  axis: Axis,
  type: Float64 | Float32,
  values: Float64Array | Float32Array | null,
  length: number,
): Column {
  const nulls = { nullCount: length, nullBitmap: new Uint8Array((length + 7) >> 3) };
  const data = values ?? new type.ArrayType(length);
  return [
    new Field(axis, type, true),
    makeData({ type, length, data, ...(values ? { nullCount: 0 } : nulls) }),
  ];
}

function tableOf(
  { count: length, timesUs }: Samples,
  columns: readonly Column[],
  metadata: readonly (readonly [string, string])[] = [],
): Table {
  const fields = columns.map(([field]) => field);
  const children = columns.map(([, data]) => data);
  const startedAt = ['startedAt', formatTimestamp(timesUs[0]!)] as const;
  const schema = new Schema(fields, new Map([startedAt, ...metadata]));
  const rows = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, rows)]);
}
