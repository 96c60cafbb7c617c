import { AXES, type Samples } from '../../../domain/recording/samples.ts';
import { channelsOf } from './channels.ts';
import { coordinationFeatures } from './coordination-features.ts';
import { courseFeatures } from './course-features.ts';
import type { Feature } from './feature.ts';
import { intensityFeatures } from './intensity-features.ts';
import { smoothnessFeatures } from './smoothness-features.ts';
import { spectrumFeatures } from './spectrum-features.ts';
import { timingFeatures } from './timing-features.ts';
import { toUniformSignal } from './uniform-signal.ts';

/**
 * Raised whenever the name, the order or the value of any feature changes: a model knows only the
 * features it was trained on, and is trained anew when they change.
 */
export const FEATURE_VERSION = 1;

/** No healthy sensor gets near; keeps sums of a broken one finite. */
const LARGEST = 1e9;

/** A missing sensor is measured as one that lies still at zero. */
const ABSENT = new Float64Array(2);

/** The features of one recording; `names[i]` belongs to `values[i]`. */
export interface FeatureVector {
  readonly names: readonly string[];
  /** All finite, with 7 significant digits. */
  readonly values: Float64Array;
}

/**
 * Measures a recording: the same names in the same order for every recording, whatever its rate,
 * its length and its axes. Units are stated by each family of features.
 */
export function extractFeatures(samples: Samples): FeatureVector {
  const signal = toUniformSignal(samples, AXES);
  const channels = channelsOf(signal);
  const features: Feature[] = [
    ...timingFeatures(signal, channels),
    ...smoothnessFeatures(signal, channels),
    ...coordinationFeatures(channels),
    ...channels.flatMap(({ sensor, component, values }) => {
      const prefix = `${sensor}_${component}`;
      const present = values ?? ABSENT;
      return [
        ...intensityFeatures(prefix, present),
        ...courseFeatures(prefix, present, signal.rateHz),
        ...spectrumFeatures(prefix, present, signal.rateHz),
      ];
    }),
  ];
  return {
    names: features.map(([name]) => name),
    values: Float64Array.from(features, ([, value]) => tidy(value)),
  };
}

/** Seven digits are more than a sensor has, and keep rounding noise out of constant features. */
function tidy(value: number): number {
  if (!Number.isFinite(value)) return 0;
  return Number(Math.min(LARGEST, Math.max(-LARGEST, value)).toPrecision(7));
}
