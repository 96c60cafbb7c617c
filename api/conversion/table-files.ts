import {
  DataType,
  type Data,
  type Field,
  type Table,
  tableFromIPC,
  tableToIPC,
  type Vector,
} from 'apache-arrow';
import type { FieldDefinition } from 'parquetjs-lite';
import { dayText, momentText } from '../domain/moment-text.ts';
import type { SqlColumn, SqlValue } from '../domain/sql-query.ts';
import { BYTE_ORDER_MARK, withoutFormula } from './csv-table.ts';
import { textOf } from './exact-columns.ts';
import { nullableColumn, textBytes, writeParquet } from './write-parquet.ts';

/** Returns the columns of a table in an Arrow stream. */
export const columnsOfTable = ({ schema }: Table): SqlColumn[] =>
  schema.fields.map(({ name, type }) => ({ name, type: String(type) }));

/**
 * Returns some rows as plain values: times as ISO 8601 in UTC, days as YYYY-MM-DD. A number that JSON cannot represent
 * exactly is text: whole numbers over 2^53, decimals of more than 15 digits, NaN and the infinities.
 */
export function plainRows(table: Table, offset: number, limit: number): SqlValue[][] {
  if (table.numRows === 0) return []; // without a batch there is nothing to slice
  const part = table.slice(offset, offset + limit);
  const columns = part.schema.fields.map((field, index) =>
    rawValues(part.getChildAt(index)!).map((value) => plainValue(field, value)),
  );
  return Array.from({ length: part.numRows }, (_, row) => columns.map((column) => column[row]!));
}

function plainValue(field: Field, value: RawValue): SqlValue {
  if (value === null) return null;
  const type = field.type as DataType;
  if (DataType.isTimestamp(type)) return momentText(value as bigint);
  if (DataType.isDate(type)) return dayText(value as number);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return numberIfExact(String(value));
  if (typeof value === 'string' && isNumber(field)) return numberIfExact(value);
  return value;
}

/** Whether the texts of a column are exact numbers. */
const isNumber = (field: Field) => ['decimal', 'whole'].includes(textOf(field) ?? '');

/** A double preserves every decimal of up to this many digits. */
const EXACT_DIGITS = 15;

function numberIfExact(text: string): number | string {
  const number = Number(text);
  if (!text.includes('.')) return Number.isSafeInteger(number) ? number : text;
  const digits = text
    .replace(/^[+-]?0*/, '')
    .replace('.', '')
    .replace(/^0+/, '');
  let significant = digits.length;
  while (digits[significant - 1] === '0') significant--;
  return significant <= EXACT_DIGITS ? number : text;
}

type RawValue = SqlValue | bigint;

/** Returns the stored values: microseconds and days as numbers, which `Vector.get` would round. */
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

/**
 * An Arrow stream as CSV for people (RFC 4180), with a byte order mark: null is an empty cell, empty text is `""`. Numbers
 * keep all their digits. Texts that a spreadsheet would run as formulas start with an apostrophe.
 */
export function tableToCsv(arrow: Uint8Array): Uint8Array {
  const table = tableFromIPC(arrow);
  const { fields } = table.schema;
  const columns = fields.map((field, index) =>
    rawValues(table.getChildAt(index)!).map((value) => cell(field, value)),
  );
  const lines = [fields.map(({ name }) => quoted(withoutFormula(name))).join()];
  for (let row = 0; row < table.numRows; row++) {
    lines.push(columns.map((column) => column[row]!).join());
  }
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

function cell(field: Field, value: RawValue): string {
  if (value === null) return '';
  if (typeof value === 'bigint' && !DataType.isTimestamp(field.type as DataType)) {
    return String(value);
  }
  if (typeof value === 'number' && DataType.isFloat(field.type as DataType)) return double(value);
  if (typeof value !== 'string') return String(plainValue(field, value));
  return textOf(field) === undefined ? quoted(withoutFormula(value)) : value;
}

/** A double that is whole keeps a decimal point, or readers take the column for integers. */
const double = (value: number) => (/^-?\d+$/.test(String(value)) ? `${value}.0` : String(value));

const quoted = (text: string) =>
  text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** An Arrow stream as an Arrow file, which pandas and polars open by its name. */
export const tableToArrow = (arrow: Uint8Array): Uint8Array =>
  tableToIPC(tableFromIPC(arrow), 'file');

/** An Arrow stream as Parquet, SNAPPY, every column nullable. */
export async function tableToParquet(arrow: Uint8Array): Promise<Uint8Array> {
  const table = tableFromIPC(arrow);
  const columns = table.schema.fields.map(({ name, type }, index) => {
    const convert = (value: Exclude<RawValue, null>) =>
      typeof value === 'string' ? textBytes(value) : value;
    const values = rawValues(table.getChildAt(index)!);
    return [name, nullableColumn(parquetTypeOf(type as DataType), values, convert)] as const;
  });
  return writeParquet(table.numRows, columns);
}

function parquetTypeOf(type: DataType): FieldDefinition['type'] {
  if (DataType.isTimestamp(type)) return 'TIMESTAMP_MICROS';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isFloat(type)) return 'DOUBLE';
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'INT64' : 'INT32';
  return 'UTF8';
}
