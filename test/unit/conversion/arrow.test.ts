import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { encodeArrow } from '../../../api/conversion/arrow.ts';
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
