import {
  type DuckDBDateValue,
  type DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import { type ColumnKind, packColumn, type PlainColumn, type PlainValue } from './plain-column.ts';

/** Converts a DuckDB column to the form in which it leaves the process. */
export interface ColumnReader {
  readonly kind: ColumnKind;
  read(values: readonly DuckDBValue[]): PlainColumn;
}

export function readerOf({ typeId }: DuckDBType): ColumnReader {
  switch (typeId) {
    case DuckDBTypeId.BOOLEAN:
      return reader('boolean', Number);
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
      return reader('int', Number);
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UINTEGER:
      return reader('bigint', (value) => BigInt(value as bigint));
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.HUGEINT: // the type of sums of integers
      return reader('double', Number);
    case DuckDBTypeId.DECIMAL:
      return reader('double', (value) => Number(String(value)));
    case DuckDBTypeId.DATE:
      return reader('date', (value) => (value as DuckDBDateValue).days);
    case DuckDBTypeId.TIMESTAMP:
      return reader('timestamp', (value) => (value as DuckDBTimestampValue).micros);
    default:
      return reader('text', String);
  }
}

const reader = (kind: ColumnKind, convert: (value: DuckDBValue) => PlainValue): ColumnReader => ({
  kind,
  read: (values) =>
    packColumn(
      kind,
      values.map((value) => (value === null ? null : convert(value))),
    ),
});
