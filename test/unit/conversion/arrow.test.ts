import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { encodeArrow, encodeSeriesArrow } from '../../../api/conversion/arrow.ts';
import { AXES } from '../../../api/domain/recording/samples.ts';
import { downsample } from '../../../api/domain/recording/series.ts';
import { formatTimestamp } from '../../../api/domain/recording/timestamp.ts';
import { randomSamples } from './random-samples.ts';

describe('encodeArrow', () => {
  it('carries timestamps, values and missing axes', () => {
    const samples = randomSamples(500, 2, ['mz']);
    const table = tableFromIPC(encodeArrow(samples));
    expect(table.schema.fields.map(String)).toEqual([
      'ts: Timestamp<MICROSECOND, UTC>',
      ...AXES.map((axis) => `${axis}: Float64`),
    ]);
    expect(table.schema.metadata.get('startedAt')).toBe(formatTimestamp(samples.timesUs[0]!));
    expect(table.numRows).toBe(500);
    const times = table.getChild('ts')!.data[0]!.values as BigInt64Array;
    expect(Float64Array.from(times, Number)).toEqual(samples.timesUs);
    expect(table.getChild('ax')!.toArray()).toEqual(samples.axes.ax);
    expect(table.getChild('mz')!.nullCount).toBe(500);
    expect(table.getChild('mz')!.get(499)).toBeNull();
  });
});

describe('encodeSeriesArrow', () => {
  it('carries offsets and the axes asked for', () => {
    const samples = randomSamples(500, 3, ['mz']);
    const series = downsample(samples, ['mz', 'gy'], { maxPoints: 100 });
    const table = tableFromIPC(encodeSeriesArrow(series, samples.timesUs[0]!));
    expect(table.schema.fields.map(({ name }) => name)).toEqual(['offsetsMs', 'gy', 'mz']);
    expect(table.getChild('offsetsMs')!.toArray()).toEqual(series.offsetsMs);
    expect(table.getChild('gy')!.toArray()).toEqual(series.values.gy);
    expect(table.getChild('mz')!.nullCount).toBe(series.offsetsMs.length);
  });

  it('carries no points at all', () => {
    const samples = randomSamples(5, 3);
    const series = downsample(samples, ['ax'], { fromMs: 1e9 });
    expect(tableFromIPC(encodeSeriesArrow(series, samples.timesUs[0]!)).numRows).toBe(0);
  });
});
