import { describe, expect, it } from 'vitest';
import { alignment } from '../../../../../../portal/src/pages/recording/movement/align.ts';
import {
  spectrumOf,
  strongestFrequency,
} from '../../../../../../portal/src/pages/recording/movement/spectrum.ts';
import {
  drawWaveform,
  emptyColumns,
} from '../../../../../../portal/src/pages/recording/movement/draw-waveform.ts';
import { makeWaveform } from '../../../../../../portal/src/pages/recording/movement/waveform.ts';

const AS_IS = { offset: 0, factor: 1 };

/** Times of a phone: 100 Hz, up to 4 ms late. */
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

  it('costs as much as the screen has pixels, and keeps every peak', () => {
    const pen = new RecordingPen();
    const across = { offset: 40, factor: 0.8 };
    drawWaveform(pen, wave, [0, 1000], across, AS_IS, []);
    expect(pen.strokes.length).toBeLessThanOrEqual(801);
    expect(pen.strokes.every(isUpright)).toBe(true);
    const peak = pen.strokes.find(([, bottom]) => bottom![1] > 99)!;
    expect(Math.abs(peak[0]![0] - (40 + 543.21 * 0.8))).toBeLessThanOrEqual(1);
    expect(wave.maximum).toBe(99);
    expect(wave.minimum).toBeCloseTo(-1, 4);
  });

  it.each([
    ['many points on a pixel', 0.8, [0, 1000]],
    ['some pixels between points', 300, [500, 503]],
  ] as const)('leaves no gap in a line with %s', (_, factor, range) => {
    const pen = new RecordingPen();
    drawWaveform(
      pen,
      wave,
      range,
      { offset: -range[0] * factor, factor },
      { ...AS_IS, factor: -90 },
      [],
    );
    const uprights = pen.strokes.toSorted(([a], [b]) => a![0] - b![0]);
    for (const [index, [top, bottom]] of uprights.entries()) {
      const [nextTop, nextBottom] = uprights[index + 1] ?? [top, bottom];
      expect(nextTop![0] - top![0]).toBeLessThanOrEqual(1);
      expect(nextTop![1]).toBeLessThanOrEqual(bottom![1] + 1e-3);
      expect(nextBottom![1]).toBeGreaterThanOrEqual(top![1] - 1e-3);
    }
  });

  it('is one pixel thick without movement', () => {
    const pen = new RecordingPen();
    const still = makeWaveform(seconds, new Float32Array(seconds.length).fill(7));
    drawWaveform(pen, still, [0, 1000], { offset: 0, factor: 0.8 }, AS_IS, []);
    expect(new Set(pen.strokes.map(([top, bottom]) => `${top![1]} ${bottom![1]}`))).toEqual(
      new Set(['6.5 7.5']),
    );
  });

  it('passes through each sample when they are far apart', () => {
    const pen = new RecordingPen();
    drawWaveform(pen, wave, [500, 500.1], { offset: -2_000_000, factor: 4000 }, AS_IS, []);
    const first = seconds.findIndex((at) => at >= 500) - 1;
    const expected = [first, first + 1, first + 2].map((row) => [
      expect.closeTo(seconds[row]! * 4000 - 2_000_000, 6) as number,
      values[row]!,
    ]);
    expect(pen.strokes[0]!.slice(0, 3)).toEqual(expected);
  });

  it.each([50, 5])('is broken where samples are missing, at %i pixels a second', (factor) => {
    const x = Float64Array.of(0, 1, 2, 7, 8, 9);
    const pen = new RecordingPen();
    const gaps = [{ from: 2, to: 7 }];
    const flat = makeWaveform(x, new Float32Array(6));
    drawWaveform(pen, flat, [0, 9], { offset: 0, factor }, AS_IS, gaps);
    const inGap = pen.strokes.filter(
      ([start, end]) => start![0] < 6.9 * factor && end![0] > 2.1 * factor,
    );
    expect(inGap).toEqual([]);
    expect(pen.strokes[0]![0]![0]).toBe(0);
    expect(pen.strokes.at(-1)!.at(-1)![0]).toBe(9 * factor);
  });

  it('draws overlapping lines once, and covers the same pixels', () => {
    const lines = [0.3, 1, 1.7].map((place) =>
      makeWaveform(
        seconds,
        Float32Array.from(seconds, (at) => place + Math.sin(at * 9 + place)),
      ),
    );
    const across = { offset: 0, factor: 0.8 };
    const upwards = { offset: 0, factor: 60 };
    const draw = (covered?: ReturnType<typeof emptyColumns>) => {
      const pen = new RecordingPen();
      for (const line of lines) drawWaveform(pen, line, [0, 1000], across, upwards, [], covered);
      return pen.strokes;
    };
    const whole = draw();
    const sparing = draw(emptyColumns(0, 802));
    expect(inkOf(sparing)).toEqual(inkOf(whole));
    expect(lengthOf(sparing)).toBeLessThan(0.6 * lengthOf(whole));
  });
});

const isUpright = (stroke: [number, number][]) =>
  stroke.length === 2 && stroke[0]![0] === stroke[1]![0];

const lengthOf = (strokes: [number, number][][]) =>
  strokes.reduce((sum, [top, bottom]) => sum + bottom![1] - top![1], 0);

/** The pixels that vertical strokes cover completely. */
const inkOf = (strokes: [number, number][][]) =>
  new Set(
    strokes.flatMap(([top, bottom]) => {
      const first = Math.ceil(top![1]);
      const count = Math.max(0, Math.floor(bottom![1]) - first);
      return Array.from({ length: count }, (_, row) => `${top![0]} ${first + row}`);
    }),
  );

describe('the spectrum', () => {
  it('shows a wave at its frequency and amplitude despite an irregular sample rate', () => {
    const seconds = phoneSeconds(3000);
    const values = Float32Array.from(seconds, (at) => 9.81 + 2 * Math.sin(2 * Math.PI * 1.5 * at));
    const spectrum = spectrumOf(seconds, values, 100)!;
    expect(strongestFrequency(spectrum, 0.1)).toBeCloseTo(1.5, 1);
    const highest = Math.max(...spectrum.amplitudes);
    expect(Math.abs(highest - 2)).toBeLessThan(0.1);
  });

  it('averages the segments of a long recording', () => {
    const seconds = phoneSeconds(100_000);
    const values = Float32Array.from(seconds, (at) => 0.5 * Math.sin(2 * Math.PI * 4 * at));
    const spectrum = spectrumOf(seconds, values, 100)!;
    expect(strongestFrequency(spectrum, 0.1)).toBeCloseTo(4, 1);
    expect(Math.max(...spectrum.amplitudes)).toBeCloseTo(0.5, 1);
  });

  it('is empty for a few samples', () => {
    expect(spectrumOf(phoneSeconds(10), new Float32Array(10), 100)).toBeNull();
  });
});

describe('aligning one recording with another', () => {
  /** A bump of two seconds. */
  const bumpAt = (start: number, seconds: Float64Array) =>
    Float32Array.from(seconds, (at) =>
      at > start && at < start + 2 ? 9.81 + Math.sin(Math.PI * (at - start)) : 9.81,
    );

  it.each([
    [3, 8],
    [8, 3],
    [4, 4],
  ])('aligns the same movement at %i s and at %i s', (here, there) => {
    const [short, long] = [phoneSeconds(1200), phoneSeconds(1500)];
    const shift = alignment(
      { seconds: short, values: bumpAt(here, short) },
      { seconds: long, values: bumpAt(there, long) },
    );
    expect(shift).toBeCloseTo(here - there, 1);
  });

  it('does not move a recording without movement', () => {
    const seconds = phoneSeconds(500);
    const still = { seconds, values: new Float32Array(500).fill(9.81) };
    expect(alignment(still, still)).toBe(0);
  });
});
