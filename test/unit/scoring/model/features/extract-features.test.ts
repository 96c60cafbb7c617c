import { describe, expect, it } from 'vitest';
import type { Samples } from '../../../../../api/domain/recording/samples.ts';
import { extractFeatures } from '../../../../../api/scoring/model/features/extract-features.ts';
import { swing, withAxes } from '../synthetic-recordings.ts';

function feature(samples: Samples, name: string): number {
  const { names, values } = extractFeatures(samples);
  expect(names).toContain(name);
  return values[names.indexOf(name)]!;
}

/** Every `step`th sample, as from a slower sensor. */
function decimated(samples: Samples, step: number): Samples {
  const keep = (_: unknown, i: number) => i % step === 0;
  return withAxes(samples.timesUs.filter(keep), (axis) => samples.axes[axis]!.filter(keep));
}

describe('extractFeatures', () => {
  it('measures a known movement in real units', () => {
    const samples = swing({ tempoHz: 1, strength: 2, seconds: 8, noise: 0 });
    expect(feature(samples, 'duration_seconds')).toBeCloseTo(8, 6);
    expect(feature(samples, 'rotation_x_dominant_hz')).toBeCloseTo(1, 0);
    expect(feature(samples, 'rotation_x_tempo_hz')).toBeCloseTo(1, 1);
    expect(feature(samples, 'rotation_x_sd')).toBeCloseTo(2 / Math.SQRT2, 1);
    expect(feature(samples, 'rotation_x_crossings_hz')).toBeCloseTo(2, 0);
    // A sine of 2 rad/s at 1 Hz sweeps 2 / pi rad.
    expect(feature(samples, 'rotation_x_excursion')).toBeCloseTo(2 / Math.PI, 1);
    expect(feature(samples, 'acceleration_y_mean')).toBeCloseTo(9.6, 1);
  });

  it('names every feature once, with the same names for every recording', () => {
    const { names, values } = extractFeatures(swing());
    expect(new Set(names).size).toBe(names.length);
    expect(values).toHaveLength(names.length);
    expect(names.every((name) => /^[a-z][a-z0-9_.]+$/.test(name))).toBe(true);
    expect(extractFeatures(swing({ seconds: 60, rateHz: 100 })).names).toEqual(names);
  });

  it('hardly depends on the sampling rate', () => {
    const fast = swing({ rateHz: 100, noise: 0, seconds: 7.3 });
    const { names, values } = extractFeatures(fast);
    const slow = extractFeatures(decimated(fast, 4)).values;
    const spreadOf = (name: string) =>
      values[names.indexOf(name.replace(/_(mean|minimum|maximum|p\d+|phase_\d)$/, '_sd'))]!;
    names.forEach((name, i) => {
      const allowed = 0.06 * Math.max(Math.abs(values[i]!), spreadOf(name), 0.2);
      expect(Math.abs(slow[i]! - values[i]!), name).toBeLessThan(allowed);
    });
  });

  it('does not depend on when the recording was made', () => {
    const samples = swing();
    const later = { ...samples, timesUs: samples.timesUs.map((time) => time + 86_400e6) };
    const { values } = extractFeatures(samples);
    extractFeatures(later).values.forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 3));
  });

  it('places irregular times, gaps and repeated times correctly', () => {
    const samples = swing({ rateHz: 100, noise: 0 });
    // One in seven samples lost, a gap of 0.1 s, and then every fiftieth time repeated.
    const keep = (_: unknown, i: number) => i % 7 !== 3 && (i < 200 || i > 210);
    const torn = withAxes(samples.timesUs.filter(keep), (axis) => samples.axes[axis]!.filter(keep));
    const repeated = {
      ...torn,
      timesUs: torn.timesUs.map((time, i) => (i % 50 === 1 ? torn.timesUs[i - 1]! : time)),
    };
    for (const name of ['rotation_x_sd', 'rotation_x_tempo_hz', 'duration_seconds']) {
      expect(feature(torn, name)).toBeCloseTo(feature(samples, name), 1);
      expect(feature(repeated, name)).toBeCloseTo(feature(samples, name), 1);
    }
  });

  it('treats an axis of zeros as missing', () => {
    const samples = swing();
    const without = (value: (axis: Float64Array) => Float64Array | null) =>
      withAxes(samples.timesUs, (axis) =>
        axis.startsWith('m') ? value(samples.axes[axis]!) : samples.axes[axis],
      );
    const missing = extractFeatures(without(() => null));
    const zeros = extractFeatures(without((axis) => axis.map(() => 0)));
    expect(missing).toEqual(zeros);
  });

  const at = (...seconds: number[]) => Float64Array.from(seconds, (second) => second * 1e6);
  it.each<[string, Samples]>([
    ['no axes at all', withAxes(at(0, 1, 2), () => null)],
    ['one row', withAxes(at(5), () => Float64Array.of(3))],
    ['two rows at the same time', withAxes(at(5, 5), () => Float64Array.of(3, 4))],
    ['a constant signal', withAxes(at(0, 1, 2, 3), () => Float64Array.of(7, 7, 7, 7))],
    ['enormous values', withAxes(at(0, 1, 2), () => Float64Array.of(-1e300, 1e300, 1e300))],
    ['a year between two rows', withAxes(at(0, 31_536_000), () => Float64Array.of(1, 2))],
  ])('returns finite numbers for %s', (_, samples) => {
    const { values } = extractFeatures(samples);
    expect([...values].every(Number.isFinite)).toBe(true);
  });
});
