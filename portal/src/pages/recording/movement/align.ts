import FFT from 'fft.js';
import { powerOfTwo, resample } from './resample.ts';

/** Enough for body movements, and a tenth of the work at the full rate. */
const RATE_HZ = 20;

/** Movements that overlap by less than this share of the shorter one do not count as aligned. */
const LEAST_OVERLAP = 0.5;

/** The signal of a recording that shows best when the person moved. */
export interface Signal {
  readonly seconds: Float64Array;
  readonly values: Float32Array;
}

/**
 * Returns by how many seconds to shift the second signal to the right, so that its correlation with the first is
 * highest. Returns 0 when either signal shows no movement.
 */
export function alignment(first: Signal, second: Signal): number {
  const a = withoutMean(resample(first.seconds, first.values, RATE_HZ));
  const b = withoutMean(resample(second.seconds, second.values, RATE_HZ));
  const products = correlate(a, b);
  const [energyA, energyB] = [runningEnergy(a), runningEnergy(b)];
  const leastOverlap = LEAST_OVERLAP * Math.min(a.length, b.length);

  let best = 0;
  let highest = 0;
  for (let shift = -(b.length - 1); shift < a.length; shift++) {
    const [from, to] = [Math.max(0, shift), Math.min(a.length, b.length + shift)];
    if (to - from < leastOverlap) continue;
    const energy =
      (energyA[to]! - energyA[from]!) * (energyB[to - shift]! - energyB[from - shift]!);
    const product = products[(shift + products.length) % products.length]!;
    const correlation = energy > 0 ? product / Math.sqrt(energy) : 0;
    if (correlation <= highest) continue;
    highest = correlation;
    best = shift;
  }
  return best / RATE_HZ;
}

/** The sum of products for every shift; negative shifts are at the end. */
function correlate(a: Float64Array, b: Float64Array): Float64Array {
  const size = powerOfTwo(a.length + b.length);
  const fft = new FFT(size);
  const transform = (values: Float64Array) => {
    const padded = new Float64Array(size);
    padded.set(values);
    const spectrum = new Float64Array(2 * size);
    fft.realTransform(spectrum, padded);
    fft.completeSpectrum(spectrum);
    return spectrum;
  };
  const [left, right] = [transform(a), transform(b)];
  const product = new Float64Array(2 * size);
  for (let bin = 0; bin < 2 * size; bin += 2) {
    const [ar, ai, br, bi] = [left[bin]!, left[bin + 1]!, right[bin]!, right[bin + 1]!];
    product[bin] = ar * br + ai * bi;
    product[bin + 1] = ai * br - ar * bi;
  }
  const sums = new Float64Array(2 * size);
  fft.inverseTransform(sums, product);
  return Float64Array.from({ length: size }, (_, index) => sums[2 * index]!);
}

function withoutMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** The sum of squares of all values before each index. */
function runningEnergy(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, index) => {
    sums[index + 1] = sums[index]! + value ** 2;
  });
  return sums;
}
