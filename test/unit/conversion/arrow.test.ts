import { gunzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { encodeArrow, encodeChart } from '../../../api/conversion/arrow.ts';
import { AXES } from '../../../api/domain/recording/samples.ts';
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

describe('encodeChart', () => {
  it('carries seconds, single precision, missing axes and gaps', () => {
    const { count, timesUs, axes } = randomSamples(500, 2, ['mz']);
    const late = timesUs.map((time, row) => (row < 300 ? time : time + 2_000_000));
    const table = tableFromIPC(gunzipSync(encodeChart({ count, timesUs: late, axes })));
    expect(table.schema.fields.map(String)).toEqual([
      'seconds: Float64',
      ...AXES.map((axis) => `${axis}: Float32`),
    ]);
    const seconds = table.getChild('seconds')!.toArray() as Float64Array;
    expect(seconds[0]).toBe(0);
    expect(seconds[499]).toBeCloseTo((late[499]! - late[0]!) / 1e6, 9);
    expect(table.getChild('ax')!.toArray()).toEqual(Float32Array.from(axes.ax!));
    expect(table.getChild('mz')!.nullCount).toBe(500);
    const gaps = JSON.parse(table.schema.metadata.get('gaps')!) as [number, number][];
    expect(gaps).toContainEqual([299, 300].map((row) => (late[row]! - late[0]!) / 1000));
  });
});
