import parquet, { type ColumnBuffer, type FieldDefinition } from 'parquetjs-lite';
import { concatenate } from './concatenate.ts';
import { correctSizes } from './parquet-sizes.ts';

const OPTIONS = { useDataPageV2: false, pageIndex: false };

/** A column of a file that is written at once. */
export interface ParquetColumn {
  readonly field: FieldDefinition;
  /** The values that are not null; texts as their bytes. */
  readonly values: ColumnBuffer['values'];
  /** For each row 1 for a value and 0 for null. Absent when every row has a value. */
  readonly present?: Uint8Array;
  /** The source of the file's statistics, for fields that have them. */
  readonly distinct?: ReadonlySet<number | Uint8Array>;
}

/**
 * Writes columns, in their order, as a Parquet file of one row group. Their names must be distinct. The columns are put into
 * the buffer that `appendRow` would fill, which is several times faster: docs/decisions/0004-parquet-by-columns.md.
 */
export async function writeParquet(
  count: number,
  columns: readonly (readonly [name: string, column: ParquetColumn])[],
): Promise<Uint8Array> {
  const ones = new Uint8Array(count).fill(1);
  const zeros = new Uint8Array(count);
  const schema = schemaOf(columns);
  const chunks: Uint8Array[] = [];
  const collect = (chunk: Uint8Array) => void chunks.push(chunk);
  const envelope = new parquet.ParquetEnvelopeWriter(schema, collect, () => {}, 0, OPTIONS);
  const writeFooter = envelope.writeFooter.bind(envelope);
  envelope.writeFooter = (metadata) => {
    correctSizes(envelope.rowGroups, concatenate(chunks));
    return writeFooter(metadata);
  };
  const writer = new parquet.ParquetWriter(schema, envelope, OPTIONS);
  writer.rowBuffer = {
    rowCount: count,
    pageRowCount: count,
    columnData: byName(
      columns.map(([name, { values, present = ones, distinct = new Set<number>() }]) => [
        name,
        { values, dlevels: present, rlevels: zeros, count, distinct_values: distinct },
      ]),
    ),
    pages: byName(columns.map(([name]) => [name, []])),
  };
  await writer.close();
  return concatenate(chunks);
}

/**
 * Keeps the columns in their order. The library reads their names from the keys of an object, and JavaScript sorts keys
 * that look like numbers. So it gets other keys first, and the names afterwards.
 */
function schemaOf(
  columns: readonly (readonly [name: string, column: ParquetColumn])[],
): parquet.ParquetSchema {
  const keyed = columns.map(([, { field }], index) => [`c${index}`, { ...field }] as const);
  const schema = new parquet.ParquetSchema(Object.fromEntries(keyed));
  schema.fieldList.forEach((field, index) => {
    const [name] = columns[index]!;
    field.name = name;
    field.path = [name];
  });
  return schema;
}

/** An object without a prototype, in which `__proto__` is an ordinary key. */
function byName<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const object = Object.create(null) as Record<string, Value>;
  for (const [name, value] of entries) object[name] = value;
  return object;
}

/** A nullable column without statistics, which would take a third of the time. */
export function nullableColumn<Value>(
  type: FieldDefinition['type'],
  values: Iterable<Value | null>,
  convert: (value: Value) => number | bigint | boolean | Uint8Array,
): ParquetColumn {
  const present: number[] = [];
  const converted: (number | bigint | boolean | Uint8Array)[] = [];
  for (const value of values) {
    present.push(value === null ? 0 : 1);
    if (value !== null) converted.push(convert(value));
  }
  return {
    field: { type, optional: true, compression: 'SNAPPY', statistics: false },
    values: converted,
    present: Uint8Array.from(present),
  };
}

/** A text column of one value, with statistics: readers skip the file when they look for another value. */
export function constantColumn(count: number, text: string): ParquetColumn {
  const bytes = textBytes(text);
  return {
    field: { type: 'UTF8', optional: true, compression: 'SNAPPY' },
    values: new Array<Uint8Array>(count).fill(bytes),
    distinct: new Set([bytes]),
  };
}

/** A Node `Buffer`, because parquetjs-lite copies texts with one of its methods. */
export const textBytes = (text: string): Uint8Array => Buffer.from(text);
