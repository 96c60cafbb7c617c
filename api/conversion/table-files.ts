import { DataType, type Data, type Table, tableFromIPC, type Vector } from 'apache-arrow';
import type { FieldDefinition } from 'parquetjs-lite';
import type { SqlColumn, SqlValue } from '../domain/sql-query.ts';
import { nullableColumn, textBytes, writeParquet } from './write-parquet.ts';

/** The columns of a table that came as an Arrow stream. */
export const columnsOfTable = ({ schema }: Table): SqlColumn[] =>
  schema.fields.map(({ name, type }) => ({ name, type: String(type) }));

/** Some rows as plain values: moments as ISO 8601 in UTC, days as YYYY-MM-DD, whole numbers over 2^53 as text. */
export function plainRows(table: Table, offset: number, limit: number): SqlValue[][] {
  if (table.numRows === 0) return []; // without a batch there is nothing to slice
  const part = table.slice(offset, offset + limit);
  const columns = part.schema.fields.map((_, index) => plainValues(part.getChildAt(index)!));
  return Array.from({ length: part.numRows }, (_, row) => columns.map((column) => column[row]!));
}

function plainValues(vector: Vector): SqlValue[] {
  return rawValues(vector).map((value): SqlValue => {
    if (value === null) return null;
    if (DataType.isTimestamp(vector.type)) return momentOf(value as bigint);
    if (DataType.isDate(vector.type)) {
      return new Date(Number(value) * 86_400_000).toISOString().slice(0, 10);
    }
    if (typeof value !== 'bigint') return value;
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  });
}

/** Microseconds since 1970, or before. */
function momentOf(us: bigint): string {
  const micros = ((us % 1000n) + 1000n) % 1000n;
  const text = new Date(Number((us - micros) / 1000n)).toISOString();
  return `${text.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

type RawValue = SqlValue | bigint;

/** As they lie in memory: microseconds and days are numbers, which `Vector.get` would round. */
function rawValues(vector: Vector): RawValue[] {
  const isNumeric = !DataType.isUtf8(vector.type) && !DataType.isBool(vector.type);
  const values: RawValue[] = [];
  let index = 0;
  for (const data of vector.data as readonly Data[]) {
    for (let row = 0; row < data.length; row++, index++) {
      if (!data.getValid(row)) values.push(null);
      else values.push(isNumeric ? numberAt(data, row) : (vector.get(index) as SqlValue));
    }
  }
  return values;
}

const numberAt = (data: Data, row: number) => (data.values as ArrayLike<number | bigint>)[row]!;

/** An Arrow stream as CSV (RFC 4180): null is nothing, an empty text is `""`. */
export function tableToCsv(arrow: Uint8Array): Uint8Array {
  const table = tableFromIPC(arrow);
  const lines = [table.schema.fields.map(({ name }) => quoted(name)).join()];
  for (const row of plainRows(table, 0, table.numRows)) lines.push(row.map(cell).join());
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

function cell(value: SqlValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? quoted(value) : String(value);
}

const quoted = (text: string) =>
  text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** An Arrow stream as Parquet, SNAPPY, every column nullable. */
export async function tableToParquet(arrow: Uint8Array): Promise<Uint8Array> {
  const table = tableFromIPC(arrow);
  const columns = table.schema.fields.map(({ name, type }, index) => {
    const convert = (value: Exclude<RawValue, null>) =>
      typeof value === 'string' ? textBytes(value) : value;
    const values = rawValues(table.getChildAt(index)!);
    return [name, nullableColumn(parquetTypeOf(type as DataType), values, convert)] as const;
  });
  return writeParquet(table.numRows, Object.fromEntries(columns));
}

function parquetTypeOf(type: DataType): FieldDefinition['type'] {
  if (DataType.isTimestamp(type)) return 'TIMESTAMP_MICROS';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isFloat(type)) return 'DOUBLE';
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'INT64' : 'INT32';
  return 'UTF8';
}
