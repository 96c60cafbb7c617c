import {
  type DuckDBDateValue,
  type DuckDBTimestampMillisecondsValue,
  type DuckDBTimestampSecondsValue,
  type DuckDBTimestampTZValue,
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
      return reader('double', Number);
    case DuckDBTypeId.HUGEINT: // the type of sums of whole numbers
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.BIGNUM:
      return reader('whole', String);
    case DuckDBTypeId.DECIMAL:
      return reader('decimal', String);
    case DuckDBTypeId.DATE:
      return reader('date', (value) => (value as DuckDBDateValue).days);
    case DuckDBTypeId.TIMESTAMP:
      return reader('timestamp', (value) => (value as DuckDBTimestampValue).micros);
    case DuckDBTypeId.TIMESTAMP_TZ:
      return reader('timestamp', (value) => (value as DuckDBTimestampTZValue).micros);
    case DuckDBTypeId.TIMESTAMP_S:
      return reader('timestamp', (value) =>
        scaled((value as DuckDBTimestampSecondsValue).seconds, 1_000_000n),
      );
    case DuckDBTypeId.TIMESTAMP_MS:
      return reader('timestamp', (value) =>
        scaled((value as DuckDBTimestampMillisecondsValue).millis, 1000n),
      );
    default:
      return reader('text', String);
  }
}

const INFINITE = 2n ** 63n - 1n;

/** Microseconds of a coarser unit; infinite stays infinite. */
function scaled(value: bigint, factor: bigint): bigint {
  if (value >= INFINITE || value <= -INFINITE) return value;
  return value * factor;
}

const reader = (kind: ColumnKind, convert: (value: DuckDBValue) => PlainValue): ColumnReader => ({
  kind,
  read: (values) =>
    packColumn(
      kind,
      values.map((value) => (value === null ? null : convert(value))),
    ),
});
