import {
  Field,
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
import { formatTimestamp } from '../domain/recording/timestamp.ts';

const DOUBLE = new Float64();
const TIME = new TimestampMicrosecond('UTC');

/**
 * The samples as an Arrow IPC stream: `ts` a timestamp in microseconds UTC, nine nullable float64.
 * One record batch; the schema's metadata names the start as `startedAt`, ISO 8601.
 */
export function encodeArrow(samples: Samples): Uint8Array {
  const times = BigInt64Array.from(samples.timesUs, BigInt);
  return encodeColumns(samples.count, samples.timesUs[0]!, [
    [
      new Field('ts', TIME, false),
      makeData({ type: TIME, length: samples.count, nullCount: 0, data: times }),
    ],
    ...AXES.map((axis) => axisColumn(axis, samples.axes[axis], samples.count)),
  ]);
}

type Column = readonly [Field, Data];

function axisColumn(axis: Axis, values: Float64Array | null, length: number): Column {
  const nulls = { nullCount: length, nullBitmap: new Uint8Array((length + 7) >> 3) };
  const data = values ?? new Float64Array(length);
  return [
    new Field(axis, DOUBLE, true),
    makeData({ type: DOUBLE, length, data, ...(values ? { nullCount: 0 } : nulls) }),
  ];
}

function encodeColumns(length: number, startedAtUs: number, columns: readonly Column[]) {
  const fields = columns.map(([field]) => field);
  const children = columns.map(([, data]) => data);
  const schema = new Schema(fields, new Map([['startedAt', formatTimestamp(startedAtUs)]]));
  const rows = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, rows)]), 'stream');
}
