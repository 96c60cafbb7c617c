import type { TextPlace } from './text-place.ts';

/** What a `?` of a statement stands for, and what a row holds. */
export type SqlValue = string | number | boolean | null;

/** QUEUED and RUNNING come to an end by themselves. */
export type SqlQueryState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A column of an answer. */
export interface SqlColumn {
  readonly name: string;
  /** As Arrow calls it, such as `Float64`. */
  readonly type: string;
}

/** What became of a query. */
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
  /** Of the answer, as Arrow. */
  readonly resultBytes: number;
  /** Of files; null where the engine does not say. */
  readonly scannedBytes: number | null;
  /** Whether an answer that was there already was given again. */
  readonly reused: boolean;
}
