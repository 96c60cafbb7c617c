import type { Axis } from './samples.ts';

/** What was not as it should be in a recording as sent. All zero, empty and null in a clean one. */
export interface Irregularities {
  /** Rows that arrived out of the order of time and now stand elsewhere. */
  readonly reorderedCount: number;
  /** Rows with the same stamp as the row before; both are kept. */
  readonly duplicateStampCount: number;
  /**
   * Rows of each column as sent, without the empty columns, where they differ; everything beyond
   * the shortest was cut off. Null where all are equal.
   */
  readonly columnLengths: Readonly<Partial<Record<'ts' | Axis, number>>> | null;
  /** Axes absent, null, empty, or zero throughout: a phone without that sensor sends any of these. */
  readonly missingAxes: readonly Axis[];
  /** How often the offset from UTC changes from one row to the next; the times are exact all the same. */
  readonly utcOffsetChangeCount: number;
  /** Stamps that named less than a microsecond, which was cut off. */
  readonly finerStampCount: number;
}
