import { describe, expect, it } from 'vitest';
import type { Irregularities } from '../../../../api/domain/recording/irregularities.ts';
import { measureQuality } from '../../../../api/domain/recording/quality.ts';
import { AXES, type Samples } from '../../../../api/domain/recording/samples.ts';
import { START_US, randomNumbers } from './sensor-columns.ts';

const CLEAN: Irregularities = {
  reorderedCount: 0,
  duplicateStampCount: 0,
  columnLengths: null,
  missingAxes: [],
  utcOffsetChangeCount: 0,
  finerStampCount: 0,
};

function measure(offsetsMs: readonly number[]) {
  const timesUs = Float64Array.from(offsetsMs, (offset) => START_US + Math.round(offset * 1000));
  const none = Object.fromEntries(AXES.map((axis) => [axis, null])) as Samples['axes'];
  return measureQuality({ count: timesUs.length, timesUs, axes: none }, CLEAN);
}

const steady = (rows: number, stepMs: number) => Array.from({ length: rows }, (_, i) => i * stepMs);

describe('measureQuality', () => {
  it('measures a steady recording', () => {
    expect(measure(steady(101, 10))).toEqual({
      ...CLEAN,
      sampleCount: 101,
      durationSeconds: 1,
      sampleRateHz: 100,
      gapCount: 0,
      longestGapMs: 0,
      trimmedCount: 0,
    });
  });

  it('returns the irregularities of the parser', () => {
    const timesUs = Float64Array.of(START_US, START_US + 10_000);
    const none = Object.fromEntries(AXES.map((axis) => [axis, null])) as Samples['axes'];
    const quality = measureQuality(
      { count: 2, timesUs, axes: none },
      { ...CLEAN, reorderedCount: 4, missingAxes: ['mx'], columnLengths: { ts: 2, ax: 7, ay: 3 } },
    );
    expect(quality).toMatchObject({ reorderedCount: 4, missingAxes: ['mx'], trimmedCount: 5 });
  });

  it('counts steps longer than three as gaps, and keeps them out of the rate', () => {
    const cut = (from: number, to: number) => (offset: number) => offset <= from || offset >= to;
    const offsets = steady(1001, 10).filter(cut(2000, 2030)).filter(cut(5000, 7000));
    expect(measure(offsets)).toMatchObject({
      sampleRateHz: 100,
      gapCount: 1,
      longestGapMs: 2000,
      durationSeconds: 10,
    });
  });

  it.each([1000, 2000, 3000, 4000, 8000])(
    'counts no gaps between whole milliseconds at %i Hz, and a real one',
    (rate) => {
      const stamps = steady(20_000, 1000 / rate).map(Math.floor);
      expect(measure(stamps).gapCount).toBe(0);
      const torn = stamps.map((stamp, row) => (row < 10_000 ? stamp : stamp + 20));
      expect(measure(torn).gapCount).toBe(1);
    },
  );

  it('still counts a gap of a few samples at 8,000 Hz where stamps have microseconds', () => {
    const stamps = steady(8000, 0.125).map((stamp, row) => (row < 4000 ? stamp : stamp + 0.5));
    expect(measure(stamps)).toMatchObject({ gapCount: 1, longestGapMs: 0.625 });
  });

  it('measures the right rate with whole milliseconds, equal times and batches', () => {
    const random = randomNumbers(5);
    const rounded = steady(1000, 1000 / 128).map(Math.round);
    expect(measure(rounded).sampleRateHz).toBeCloseTo(128, 0);
    const stalled = steady(1000, 10).map((t, i) => (i % 25 < 5 ? t + 40 - 8 * (i % 25) : t));
    expect(measure(stalled.map((t) => t + random())).sampleRateHz).toBeCloseTo(100, 0);
    const batched = steady(1000, 10).map((t) => Math.ceil(t / 40) * 40);
    expect(measure(batched).sampleRateHz).toBeCloseTo(100, 0);
  });

  it('falls back to the average when most times are equal', () => {
    const offsets = [...new Array<number>(500).fill(0), 1000];
    expect(measure(offsets)).toMatchObject({ sampleRateHz: 500, gapCount: 1, longestGapMs: 1000 });
  });
});
