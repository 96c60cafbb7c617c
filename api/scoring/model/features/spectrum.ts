import FFT from 'fft.js';

/** Points in one window: 5.12 s at 25 Hz, so lines lie 0.2 Hz apart. */
const WINDOW = 128;
const fft = new FFT(WINDOW);
const taper = Float64Array.from(
  { length: WINDOW },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / WINDOW),
);

/** Power at evenly spaced frequencies from 0 to half the rate. */
export interface Spectrum {
  readonly stepHz: number;
  readonly power: Float64Array;
}

/**
 * Welch's estimate: half-overlapping Hann windows, mean removed, padded with zeros when the
 * recording is shorter than one window. Linear in the length of the recording.
 */
export function powerSpectrum(values: Float64Array, rateHz: number): Spectrum {
  const power = new Float64Array(WINDOW / 2 + 1);
  const padded = new Array<number>(WINDOW).fill(0);
  const spectrum = fft.createComplexArray();
  const length = Math.min(WINDOW, values.length);
  const lastStart = values.length - length;
  const windows = Math.ceil(lastStart / (WINDOW / 2)) + 1;

  for (let window = 0; window < windows; window++) {
    const start = Math.min(lastStart, window * (WINDOW / 2));
    let centre = 0;
    for (let i = 0; i < length; i++) centre += values[start + i]! / length;
    for (let i = 0; i < length; i++) {
      // A short recording gets the whole taper, squeezed to its length.
      const place = Math.floor(((i + 0.5) * WINDOW) / length);
      padded[i] = (values[start + i]! - centre) * taper[place]!;
    }
    fft.realTransform(spectrum, padded);
    for (let line = 0; line < power.length; line++) {
      power[line]! += (spectrum[2 * line]! ** 2 + spectrum[2 * line + 1]! ** 2) / windows;
    }
  }
  return { stepHz: rateHz / WINDOW, power };
}
