import { AXES, type Axis } from '../../../../api/domain/recording/samples.ts';
import { formatTimestamp } from '../../../../api/domain/recording/timestamp.ts';

/** The time of every test recording in this folder. */
export const NOW = new Date('2026-03-01T09:00:00Z');
export const START_US = Date.UTC(2026, 2, 1, 8) * 1000;

/** Columns as a client sends them, with any values. */
export type Columns = Partial<Record<'ts' | Axis, unknown>>;

/** Clean columns of `rows` rows at 100 Hz. Axis number `a` has `a + 1 + row / 8` in row `row`. */
export function cleanColumns(rows: number): Record<'ts', string[]> & Record<Axis, number[]> {
  const row = Array.from({ length: rows }, (_, i) => i);
  const axes = AXES.map((axis, a) => [axis, row.map((i) => a + 1 + i / 8)]);
  return {
    ts: row.map((i) => formatTimestamp(START_US + i * 10_000)),
    ...(Object.fromEntries(axes) as Record<Axis, number[]>),
  };
}

/** Numbers that repeat from run to run, in [0, 1): a linear congruential generator. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
