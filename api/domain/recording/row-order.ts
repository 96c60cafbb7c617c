import { AXES, type Axis } from './samples.ts';

/** Columns of one recording, row by row beside each other. */
export interface Rows {
  readonly timesUs: Float64Array;
  readonly utcOffsets: Int16Array;
  readonly axes: Readonly<Record<Axis, Float64Array | null>>;
}

/**
 * Sorts rows by time. Returns them with the number of rows that moved. Rows with equal stamps keep their order. Rows
 * that are already sorted are returned without a copy.
 */
export function orderRows(rows: Rows): Rows & { readonly reorderedCount: number } {
  const { timesUs, utcOffsets, axes } = rows;
  if (isOrdered(timesUs)) return { ...rows, reorderedCount: 0 };

  const order = Uint32Array.from(timesUs.keys());
  order.sort((a, b) => timesUs[a]! - timesUs[b]! || a - b);
  const ordered = {} as Record<Axis, Float64Array | null>;
  for (const axis of AXES) {
    const values = axes[axis];
    ordered[axis] = values && Float64Array.from(order, (row) => values[row]!);
  }
  return {
    timesUs: Float64Array.from(order, (row) => timesUs[row]!),
    utcOffsets: Int16Array.from(order, (row) => utcOffsets[row]!),
    axes: ordered,
    reorderedCount: order.reduce((moved, row, place) => (row === place ? moved : moved + 1), 0),
  };
}

function isOrdered(timesUs: Float64Array): boolean {
  for (let i = 1; i < timesUs.length; i++) if (timesUs[i]! < timesUs[i - 1]!) return false;
  return true;
}
