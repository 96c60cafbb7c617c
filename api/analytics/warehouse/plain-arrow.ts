import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import { exactTextField } from '../../conversion/exact-columns.ts';
import { distinctNames } from '../../domain/distinct-names.ts';
import type { ColumnHead, ColumnKind, PlainColumn } from './plain-column.ts';

/** The Arrow type of each column kind, the same for every engine. */
const ARROW_TYPES = {
  boolean: new Bool(),
  int: new Int32(),
  bigint: new Int64(),
  double: new Float64(),
  date: new DateDay(),
  timestamp: new TimestampMicrosecond('UTC'), // as in Parquet
  text: new Utf8(),
  decimal: new Utf8(),
  whole: new Utf8(),
} as const satisfies Record<ColumnKind, DataType>;

/** Names that occur more than once are made distinct. */
export function arrowSchema(heads: readonly ColumnHead[]): Schema {
  const names = distinctNames(heads.map(({ name }) => name));
  return new Schema(heads.map(({ kind }, index) => fieldOf(names[index]!, kind)));
}

const fieldOf = (name: string, kind: ColumnKind): Field =>
  kind === 'decimal' || kind === 'whole'
    ? exactTextField(name, kind)
    : new Field(name, ARROW_TYPES[kind], true);

/** Makes a batch from whole columns without copying them. */
export function toRecordBatch(
  schema: Schema,
  length: number,
  columns: readonly PlainColumn[],
): RecordBatch {
  const children = columns.map((column, index) =>
    toData(schema.fields[index]!.type as DataType, length, column),
  );
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }));
}

function toData(
  type: DataType,
  length: number,
  { values, offsets, validity, nullCount }: PlainColumn,
): Data {
  const layout = { type, length, nullCount, nullBitmap: validity, data: values };
  // `makeData` has a different options type for each kind of `ARROW_TYPES`. These fields cover all of them.
  return makeData({ ...layout, ...(offsets && { valueOffsets: offsets }) } as never);
}
