import type { RecordBatch, Schema } from 'apache-arrow';
import type { LakeDisguise } from '../../domain/lake-disguise.ts';
import type { SqlValue } from '../../domain/sql-query.ts';

/** A statement of an analyst. */
export interface WarehouseQuery {
  /** The query sees the recordings of this organization only. */
  readonly organizationId: string;
  /** How the query sees ids and times. */
  readonly disguise: LakeDisguise;
  /** A single SELECT statement. */
  readonly statement: string;
  /** One for each `?`, in order. */
  readonly parameters: readonly SqlValue[];
  /** The engine may reuse a result of the same statement up to this age; 0 always runs the statement. */
  readonly maxAgeMinutes: number;
}

export interface WarehouseStatistics {
  /** Bytes read from files; null when the engine does not report it. */
  readonly scannedBytes: number | null;
  /** Whether the engine reused an earlier result. */
  readonly reused: boolean;
}

/** The result of a query. The batches can be read once. */
export interface WarehouseResult {
  readonly schema: Schema;
  readonly batches: AsyncIterable<RecordBatch>;
  readonly statistics: WarehouseStatistics;
}

/** Files of the lake cannot be read. Its message is for the log: it names no file. */
export class DamagedLake extends Error {
  /** The keys of their objects. */
  readonly keys: readonly string[];

  constructor(keys: readonly string[]) {
    super(`${keys.length} files of the lake cannot be read.`);
    this.keys = keys;
  }
}

/** SQL over the lake (decision 0016): `recordings` and `samples` of one organization, under pseudonyms. */
export interface Warehouse {
  /**
   * Resolves when the first rows are available. Aborting the signal, or ending the iteration early, stops the query in the
   * engine.
   * @throws {GaitwayError} INVALID_INPUT naming `statement` for anything but a valid SELECT; LIMIT_EXCEEDED for too much
   *   time, memory or data; UNAVAILABLE when the engine cannot be reached
   * @throws {DamagedLake} as the batches do, when files must be set aside before the query can run
   */
  query(query: WarehouseQuery, signal?: AbortSignal): Promise<WarehouseResult>;
}
