import FFT from 'fft.js';
import { powerOfTwo, resample } from './resample.ts';

/** The amplitude of each frequency of a signal. */
export interface Spectrum {
  /** From 0, evenly spaced. */
  readonly frequenciesHz: Float64Array;
  /** The amplitude of a wave of this frequency, in the unit of the signal. */
  readonly amplitudes: Float32Array;
}

/** The most samples in one segment. Spectra of the segments of a long signal are averaged: about 40 s at 100 Hz. */
const LONGEST_PIECE = 4096;

/**
 * Computes the spectrum by Welch's method: segments that overlap by half, each without its mean and under a Hann
 * window. The loss of the window is compensated, so that a wave of amplitude 2 has 2 in the spectrum.
 *
 * @param rateHz the sampling rate, to which the signal is resampled first
 */
export function spectrumOf(
  seconds: Float64Array,
  values: Float32Array,
  rateHz: number,
): Spectrum | null {
  const even = resample(seconds, values, rateHz);
  if (even.length < 16) return null;
  const piece = Math.min(LONGEST_PIECE, even.length);
  // Zero-padded to twice the length: a frequency between two bins would otherwise look weaker than it is.
  const size = powerOfTwo(2 * piece);
  const window = Float64Array.from({ length: piece }, (_, index) =>
    hann(index / Math.max(1, piece - 1)),
  );
  const gain = window.reduce((sum, weight) => sum + weight, 0) / 2;

  const fft = new FFT(size);
  const input = new Float64Array(size);
  const output = new Float64Array(2 * size);
  const power = new Float64Array(size / 2);
  let pieces = 0;
  for (let start = 0; start + piece <= even.length; start += Math.max(1, piece >> 1)) {
    const part = even.subarray(start, start + piece);
    const mean = part.reduce((sum, value) => sum + value, 0) / piece;
    for (let index = 0; index < piece; index++) {
      input[index] = (part[index]! - mean) * window[index]!;
    }
    fft.realTransform(output, input);
    for (let bin = 0; bin < power.length; bin++) {
      power[bin]! += output[2 * bin]! ** 2 + output[2 * bin + 1]! ** 2;
    }
    pieces++;
  }
  return {
    frequenciesHz: Float64Array.from(power, (_, bin) => (bin * rateHz) / size),
    amplitudes: Float32Array.from(power, (sum) => Math.sqrt(sum / pieces) / gain),
  };
}

/** The frequency with the highest amplitude from `fromHz` up; null in a flat spectrum. */
export function strongestFrequency(
  { frequenciesHz, amplitudes }: Spectrum,
  fromHz: number,
): number | null {
  let best: number | null = null;
  let highest = 0;
  frequenciesHz.forEach((frequency, bin) => {
    if (frequency < fromHz || amplitudes[bin]! <= highest) return;
    highest = amplitudes[bin]!;
    best = frequency;
  });
  return best;
}

const hann = (share: number) => 0.5 - 0.5 * Math.cos(2 * Math.PI * share);
