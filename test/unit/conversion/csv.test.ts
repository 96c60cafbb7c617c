import { describe, expect, it } from 'vitest';
import { encodeCsv } from '../../../api/conversion/csv.ts';
import { AXES } from '../../../api/domain/recording/samples.ts';
import { TimestampReader } from '../../../api/domain/recording/timestamp.ts';
import { randomSamples } from './random-samples.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('encodeCsv', () => {
  it('writes a header, times in UTC with microseconds, and empty cells for a missing axis', () => {
    const timesUs = Float64Array.of(1682449492228840, 1682449492239000);
    const none = { ay: null, az: null, gx: null, gy: null, gz: null, mx: null, my: null };
    const axes = { ax: Float64Array.of(-0.5, -0), ...none, mz: Float64Array.of(1e-7, 1e21) };
    expect(text(encodeCsv({ count: 2, timesUs, axes }))).toBe(
      'ts,ax,ay,az,gx,gy,gz,mx,my,mz\n' +
        '2023-04-25T19:04:52.228840Z,-0.5,,,,,,,,1e-7\n' +
        '2023-04-25T19:04:52.239000Z,-0.0,,,,,,,,1e+21\n',
    );
  });

  it('gives the same doubles and microseconds when read back', () => {
    const samples = randomSamples(4_001, 11, ['gz']);
    const [header, ...rows] = text(encodeCsv(samples)).trimEnd().split('\n');
    const cells = rows.map((row) => row.split(','));
    expect(header).toBe(['ts', ...AXES].join());
    const reader = new TimestampReader();
    const times = cells.map(([ts]) => (reader.read(ts!) === null ? reader.timeUs : NaN));
    expect(Float64Array.from(times)).toEqual(samples.timesUs);
    AXES.forEach((axis, i) => {
      const column = cells.map((row) => row[i + 1]!);
      const values = samples.axes[axis];
      if (values === null) expect(new Set(column)).toEqual(new Set(['']));
      else expect(Float64Array.from(column, Number)).toEqual(values);
    });
  });
});
