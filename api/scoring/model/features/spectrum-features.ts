import type { Feature } from './feature.ts';
import { powerSpectrum } from './spectrum.ts';

/** Hz, lower end inclusive. Slow posture, gait and transfers, quick limbs, tremor and impacts. */
const BANDS = [
  [0.1, 0.5],
  [0.5, 1],
  [1, 2],
  [2, 4],
  [4, 8],
] as const;

/** Less power than this is rounding noise of a constant channel. */
const STILL = 1e-12;

/**
 * Which frequencies a channel is made of. `dominant_hz` and `centroid_hz` in Hz, `entropy` in 0..1
 * (0: one pure tone), `band_*` the share 0..1 of the power in that band. All 0 for a still channel.
 */
export function spectrumFeatures(prefix: string, values: Float64Array, rateHz: number): Feature[] {
  const { stepHz, power } = powerSpectrum(values, rateHz);
  const total = power.reduce((sum, line) => sum + line, 0);
  const share = total > STILL ? power.map((line) => line / total) : power.fill(0);

  let dominant = 0;
  let centroid = 0;
  let entropy = 0;
  const bands = BANDS.map(() => 0);
  share.forEach((part, line) => {
    const hz = line * stepHz;
    if (part > share[dominant]!) dominant = line;
    centroid += part * hz;
    if (part > 0) entropy -= (part * Math.log(part)) / Math.log(share.length);
    const band = BANDS.findIndex(([low, high]) => hz >= low && hz < high);
    if (band >= 0) bands[band]! += part;
  });
  return [
    [`${prefix}_dominant_hz`, dominant * stepHz],
    [`${prefix}_centroid_hz`, centroid],
    [`${prefix}_entropy`, entropy],
    ...BANDS.map(([low, high], i): Feature => [`${prefix}_band_${low}_${high}_hz`, bands[i]!]),
  ];
}
