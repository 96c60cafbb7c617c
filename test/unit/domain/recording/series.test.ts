import { describe, expect, it } from 'vitest';
import { AXES, type Axis, type Samples } from '../../../../api/domain/recording/samples.ts';
import { downsample, fewestPoints } from '../../../../api/domain/recording/series.ts';
import { START_US, randomNumbers } from './sensor-columns.ts';

/** Random values in `ax` and `gy`, no other axes; 100 Hz. */
function randomSamples(count: number, seed: number): Samples {
  const random = randomNumbers(seed);
  const values = () => Float64Array.from({ length: count }, () => random() * 20 - 10);
  const none = Object.fromEntries(AXES.map((axis) => [axis, null])) as Samples['axes'];
  return {
    count,
    timesUs: Float64Array.from({ length: count }, (_, i) => START_US + i * 10_000),
    axes: { ...none, ax: values(), gy: values() },
  };
}

const extent = (values: Iterable<number>) => [Math.min(...values), Math.max(...values)];

describe('downsample', () => {
  const samples = randomSamples(1000, 1);

  it('returns everything that fits, and null for a missing axis', () => {
    const { offsetsMs, values } = downsample(samples, ['ax', 'mz'], { maxPoints: 1000 });
    expect(offsetsMs).toEqual(Float64Array.from({ length: 1000 }, (_, i) => i * 10));
    expect(values).toEqual({ ax: samples.axes.ax, mz: null });
  });

  it('returns a range, both ends inclusive, with offsets from the start of the recording', () => {
    const { offsetsMs, values } = downsample(samples, ['ax'], { fromMs: 100, toMs: 120 });
    expect([...offsetsMs]).toEqual([100, 110, 120]);
    expect(values.ax).toEqual(samples.axes.ax!.subarray(10, 13));
    expect(downsample(samples, ['ax'], { fromMs: 101, toMs: 109 }).offsetsMs).toHaveLength(0);
    expect(downsample(samples, ['ax'], { fromMs: 120, toMs: 100 }).offsetsMs).toHaveLength(0);
    expect(downsample(samples, ['ax'], { fromMs: 1e9 }).offsetsMs).toHaveLength(0);
  });

  it('keeps the extremes of every axis in every bucket, the ends, the order and the limit', () => {
    const random = randomNumbers(9);
    for (let round = 0; round < 50; round++) {
      const axes: Axis[] = round % 2 ? ['ax'] : ['ax', 'gy'];
      const all = randomSamples(100 + Math.floor(random() * 2000), round);
      const maxPoints = fewestPoints(axes) + Math.floor(random() * 90);
      const { offsetsMs, values } = downsample(all, axes, { maxPoints });
      expect(offsetsMs.length).toBeLessThanOrEqual(maxPoints);
      expect(offsetsMs).toEqual(Float64Array.from(new Set(offsetsMs)).sort());
      expect([offsetsMs[0], offsetsMs.at(-1)]).toEqual([0, (all.count - 1) * 10]);

      const buckets = Math.floor((maxPoints - 2) / (2 * axes.length));
      for (const axis of axes) {
        const column = all.axes[axis]!;
        const rows = [...offsetsMs].map((offset) => Math.round(offset / 10));
        expect(values[axis]).toEqual(Float64Array.from(rows, (row) => column[row]!));
        for (let bucket = 0; bucket < buckets; bucket++) {
          const from = Math.floor((all.count * bucket) / buckets);
          const to = Math.floor((all.count * (bucket + 1)) / buckets);
          const kept = rows.filter((row) => row >= from && row < to).map((row) => column[row]!);
          expect(extent(kept)).toEqual(extent(column.subarray(from, to)));
        }
      }
    }
  });

  it('distributes the points over existing axes', () => {
    const axes: Axis[] = ['ax', 'mx', 'my', 'mz'];
    expect(downsample(samples, axes, { maxPoints: 102 }).offsetsMs.length).toBeGreaterThan(90);
    expect(downsample(samples, ['mx'], { maxPoints: 10 }).values).toEqual({ mx: null });
  });

  it('rejects fewer points than a chart needs', () => {
    expect(fewestPoints(['ax', 'gy', 'ax'])).toBe(6);
    expect(() => downsample(samples, ['ax', 'gy'], { maxPoints: 5 })).toThrow(RangeError);
    expect(() => downsample(samples, ['ax'], { maxPoints: NaN })).toThrow(RangeError);
  });
});
