import {
  type Data,
  DataType,
  Field,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { dayText, isPlainDay, isPlainMoment, momentText } from '../domain/moment-text.ts';

/**
 * The metadata key that names the type of the values in a text column. `decimal` and `whole` are exact numbers, `date` and
 * `timestamp` are ISO 8601 with years outside the range of Arrow's types, or infinity.
 */
const TEXT_OF = 'gaitway.textOf';

export type TextOf = 'decimal' | 'whole' | 'date' | 'timestamp';

/** A nullable text column whose texts are values of another type. */
export const exactTextField = (name: string, textOf: TextOf): Field =>
  new Field(name, new Utf8(), true, new Map([[TEXT_OF, textOf]]));

/** Returns the type of the values in a text column; undefined for other columns. */
export const textOf = ({ metadata }: Field): TextOf | undefined =>
  metadata.get(TEXT_OF) as TextOf | undefined;

/** Converts the chunks of one column. */
interface Change {
  readonly field: Field;
  convert(data: Data): Data;
}

/**
 * Sets the final column types of a complete result, an Arrow stream. Whole numbers that arrived as text become `Int64`
 * when all values of the column fit. A column of dates or times becomes text when a value has a year before 1 or after 9999, or
 * is infinite: readers of Arrow and Parquet have no such dates, and each reads them differently.
 */
export function settleColumns(arrow: Uint8Array): Uint8Array {
  const table = tableFromIPC(arrow);
  const changes = table.schema.fields.map((field, index) =>
    changeOf(
      field,
      table.batches.map(({ data }) => data.children[index]!),
    ),
  );
  if (changes.every((change) => change === undefined)) return arrow;
  const fields = table.schema.fields.map((field, index) => changes[index]?.field ?? field);
  const schema = new Schema(fields, table.schema.metadata);
  const batches = table.batches.map(({ data: { children, length } }) => {
    const columns = children.map((data, index) => changes[index]?.convert(data) ?? data);
    const rows = { type: new Struct(fields), length, nullCount: 0, children: columns };
    return new RecordBatch(schema, makeData(rows));
  });
  return tableToIPC(new Table(schema, batches), 'stream');
}

/** Whether `settleColumns` may change a table of this schema. */
export const needsSettling = ({ fields }: Schema): boolean =>
  fields.some(
    (field) =>
      textOf(field) === 'whole' || DataType.isDate(field.type) || DataType.isTimestamp(field.type),
  );

function changeOf(field: Field, chunks: readonly Data[]): Change | undefined {
  const { name } = field;
  const type = field.type as DataType;
  if (textOf(field) === 'whole') {
    if (!chunks.every((chunk) => textsOf(chunk).every(fitsInt64))) return undefined;
    return {
      field: new Field(name, new Int64(), true),
      convert: (data) => {
        const numbers = textsOf(data).map((text) => (text === null ? null : BigInt(text)));
        return vectorFromArray(numbers, new Int64()).data[0]!;
      },
    };
  }
  if (DataType.isDate(type)) {
    return textUnless(chunks, name, 'date', (value) => isPlainDay(value as number), dayTextOf);
  }
  if (DataType.isTimestamp(type)) {
    const isPlain = (value: Value) => isPlainMoment(value as bigint);
    return textUnless(chunks, name, 'timestamp', isPlain, momentTextOf);
  }
  return undefined;
}

type Value = number | bigint;
const dayTextOf = (value: Value) => dayText(value as number);
const momentTextOf = (value: Value) => momentText(value as bigint);

function textUnless(
  chunks: readonly Data[],
  name: string,
  kind: TextOf,
  isPlain: (value: Value) => boolean,
  write: (value: Value) => string,
): Change | undefined {
  const valuesOf = (data: Data) => data.values as ArrayLike<Value>;
  const allPlain = (data: Data) => {
    const values = valuesOf(data);
    for (let row = 0; row < data.length; row++) {
      if (!isPlain(values[row]!) && data.getValid(row)) return false;
    }
    return true;
  };
  if (chunks.every(allPlain)) return undefined;
  return {
    field: exactTextField(name, kind),
    convert: (data) => {
      const values = valuesOf(data);
      const texts = Array.from({ length: data.length }, (_, row) =>
        data.getValid(row) ? write(values[row]!) : null,
      );
      return vectorFromArray(texts, new Utf8()).data[0]!;
    },
  };
}

function textsOf(data: Data): (string | null)[] {
  const bytes = data.values as Uint8Array;
  const offsets = data.valueOffsets as Int32Array;
  const decoder = new TextDecoder();
  return Array.from({ length: data.length }, (_, row) =>
    data.getValid(row) ? decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])) : null,
  );
}

const fitsInt64 = (text: string | null) => {
  if (text === null) return true;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value;
};
