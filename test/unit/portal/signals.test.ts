import { describe, expect, it } from 'vitest';
import { alignment } from '../../../portal/src/pages/recording/movement/align.ts';
import {
  spectrumOf,
  strongestFrequency,
} from '../../../portal/src/pages/recording/movement/spectrum.ts';
import {
  drawWaveform,
  makeWaveform,
} from '../../../portal/src/pages/recording/movement/waveform.ts';

const AS_IS = { offset: 0, factor: 1 };

/** Times of a phone: 100 Hz, up to 4 ms too late. */
function phoneSeconds(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => row / 100 + ((row * 7) % 5) / 1000);
}

class RecordingPen {
  readonly strokes: [number, number][][] = [];
  moveTo(x: number, y: number) {
    this.strokes.push([[x, y]]);
  }
  lineTo(x: number, y: number) {
    this.strokes.at(-1)!.push([x, y]);
  }
}

describe('drawing a line', () => {
  const seconds = phoneSeconds(100_000);
  const values = Float32Array.from(seconds, (at, row) => (row === 54_321 ? 99 : Math.sin(at)));
  const wave = makeWaveform(seconds, values);

  it('costs what the screen has pixels, and keeps every peak', () => {
    const pen = new RecordingPen();
    const across = { offset: 40, factor: 0.8 };
    drawWaveform(pen, wave, [0, 1000], across, AS_IS, []);
    const points = pen.strokes.flat();
    expect(pen.strokes).toHaveLength(1);
    expect(points.length).toBeLessThanOrEqual(2 * 801);
    const peak = points.find(([, y]) => y === 99)!;
    expect(Math.abs(peak[0] - (40 + 543.21 * 0.8))).toBeLessThanOrEqual(1);
    expect(wave.maximum).toBe(99);
    expect(wave.minimum).toBeCloseTo(-1, 4);
  });

  it('passes through each sample when there is room', () => {
    const pen = new RecordingPen();
    drawWaveform(pen, wave, [500, 500.1], { offset: -500_000, factor: 1000 }, AS_IS, []);
    const first = seconds.findIndex((at) => at >= 500) - 1;
    const expected = [first, first + 1, first + 2].map((row) => [
      expect.closeTo(seconds[row]! * 1000 - 500_000, 6) as number,
      values[row]!,
    ]);
    expect(pen.strokes[0]!.slice(0, 3)).toEqual(expected);
  });

  it('is broken where samples are missing', () => {
    const x = Float64Array.of(0, 1, 2, 7, 8, 9);
    const pen = new RecordingPen();
    const gaps = [{ from: 2, to: 7 }];
    drawWaveform(
      pen,
      makeWaveform(x, new Float32Array(6)),
      [0, 9],
      { offset: 0, factor: 50 },
      AS_IS,
      gaps,
    );
    expect(pen.strokes.map((stroke) => [stroke[0]![0], stroke.at(-1)![0]])).toEqual([
      [0, 100],
      [350, 450],
    ]);
  });
});

describe('the spectrum', () => {
  it('shows a wave at its frequency with its height, by a phone that does not keep its rate', () => {
    const seconds = phoneSeconds(3000);
    const values = Float32Array.from(seconds, (at) => 9.81 + 2 * Math.sin(2 * Math.PI * 1.5 * at));
    const spectrum = spectrumOf(seconds, values, 100)!;
    expect(strongestFrequency(spectrum, 0.1)).toBeCloseTo(1.5, 1);
    const highest = Math.max(...spectrum.amplitudes);
    expect(Math.abs(highest - 2)).toBeLessThan(0.1);
  });

  it('averages the pieces of a long recording', () => {
    const seconds = phoneSeconds(100_000);
    const values = Float32Array.from(seconds, (at) => 0.5 * Math.sin(2 * Math.PI * 4 * at));
    const spectrum = spectrumOf(seconds, values, 100)!;
    expect(strongestFrequency(spectrum, 0.1)).toBeCloseTo(4, 1);
    expect(Math.max(...spectrum.amplitudes)).toBeCloseTo(0.5, 1);
  });

  it('is not there for a handful of samples', () => {
    expect(spectrumOf(phoneSeconds(10), new Float32Array(10), 100)).toBeNull();
  });
});

describe('laying one recording over another', () => {
  /** A bump of two seconds. */
  const bumpAt = (start: number, seconds: Float64Array) =>
    Float32Array.from(seconds, (at) =>
      at > start && at < start + 2 ? 9.81 + Math.sin(Math.PI * (at - start)) : 9.81,
    );

  it.each([
    [3, 8],
    [8, 3],
    [4, 4],
  ])('finds the same movement at %i s and at %i s', (here, there) => {
    const [short, long] = [phoneSeconds(1200), phoneSeconds(1500)];
    const shift = alignment(
      { seconds: short, values: bumpAt(here, short) },
      { seconds: long, values: bumpAt(there, long) },
    );
    expect(shift).toBeCloseTo(here - there, 1);
  });

  it('leaves a recording in its place where nothing moves', () => {
    const seconds = phoneSeconds(500);
    const still = { seconds, values: new Float32Array(500).fill(9.81) };
    expect(alignment(still, still)).toBe(0);
  });
});
