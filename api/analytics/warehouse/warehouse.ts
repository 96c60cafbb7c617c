import type { RecordBatch, Schema } from 'apache-arrow';
import type { SqlValue } from '../../domain/sql-query.ts';

/** A statement of an analyst. */
export interface WarehouseQuery {
  /** Whose recordings it sees, and nobody else's. */
  readonly organizationId: string;
  /** One SELECT. */
  readonly statement: string;
  /** One for each `?`, in their order. */
  readonly parameters: readonly SqlValue[];
  /** An answer to the same statement that is no older may be given again; 0 asks anew. */
  readonly maxAgeMinutes: number;
}

export interface WarehouseStatistics {
  /** Of files; null where the engine does not say. */
  readonly scannedBytes: number | null;
  /** Whether an answer that was there already was given again. */
  readonly reused: boolean;
}

/** What came of a query. The batches can be read once. */
export interface WarehouseResult {
  readonly schema: Schema;
  readonly batches: AsyncIterable<RecordBatch>;
  readonly statistics: WarehouseStatistics;
}

/** SQL over the lake (decision 0016): `recordings` and `samples` of one organization, under pseudonyms. */
export interface Warehouse {
  /**
   * Resolves when the first rows are there. Aborting, or leaving the batches early, ends the query in the engine.
   * @throws {GaitwayError} INVALID_INPUT naming `statement` for what is no SELECT, or wrong; LIMIT_EXCEEDED for too much
   *   time, memory or data; UNAVAILABLE when the engine cannot be reached
   */
  query(query: WarehouseQuery, signal?: AbortSignal): Promise<WarehouseResult>;
}
