import type { TextPlace } from './text-place.ts';

/** The value of a `?` parameter or of a cell in a row. */
export type SqlValue = string | number | boolean | null;

/** QUEUED and RUNNING are temporary; the other states are final. */
export type SqlQueryState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A column of a result. */
export interface SqlColumn {
  readonly name: string;
  /** As Arrow calls it, such as `Float64`. */
  readonly type: string;
}

/** A query with its state and result. */
export interface SqlQuery {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly statement: string;
  /** One for each `?`. */
  readonly parameters: readonly SqlValue[];
  readonly maxAgeMinutes: number;
  readonly state: SqlQueryState;
  readonly failure: SqlFailure | null;
  /** Null until it succeeded. */
  readonly columns: readonly SqlColumn[] | null;
  readonly statistics: SqlQueryStatistics | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly resultExpiresAt: Date | null;
}

/** A statement that an analyst keeps under a name. */
export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly statement: string;
  /** One for each `?`. */
  readonly parameters: readonly SqlValue[];
  readonly savedAt: Date;
}

/** Why a query failed. */
export interface SqlFailure {
  readonly code: string;
  readonly message: string;
  /** Where in the statement; null when the engine does not say. */
  readonly place: TextPlace | null;
}

/** What a query that succeeded cost. */
export interface SqlQueryStatistics {
  readonly rowCount: number;
  /** Size of the result as Arrow. */
  readonly resultBytes: number;
  /** Of files; null where the engine does not say. */
  readonly scannedBytes: number | null;
  /** Whether an earlier result was reused. */
  readonly reused: boolean;
}
