import type { ColumnType } from 'kysely';

/** A `timestamptz`: read as a `Date`, written as a `Date` or left to its default. */
export type Timestamp = ColumnType<Date, Date, Date>;
/** A `timestamptz` that is set when the row is inserted. */
export type Stamped = ColumnType<Date, Date | undefined, Date>;
