import type { MovementAspect, MovementMeasures } from '../../../domain/recording/movement.ts';

/** Which features belong to which aspect. The first match counts, so the order matters. */
const MEMBERSHIP: readonly (readonly [aspect: MovementAspect, pattern: RegExp])[] = [
  ['SURROUNDINGS', /^magnetic_/], // doors, beds and lifts move a magnetometer as well as people do
  ['DURATION', /^(duration_seconds|active_seconds|active_midpoint)$/],
  ['SMOOTHNESS', /_(smoothness|jerk_rms)$/],
  ['COORDINATION', /_correlation$/],
  ['TEMPO', /_(tempo|crossings|dominant|centroid)_hz$/],
  ['REGULARITY', /_(entropy|band_.*)$/],
  ['TURNING', /^rotation_/],
  ['POSTURE', /^acceleration_[xyz]_(mean|p\d+|minimum|maximum|phase_\d)$/], // where gravity points
  ['INTENSITY', /^acceleration_/],
];

/** @throws {Error} for a name that no aspect claims: a new family of features needs a line above */
export function aspectOf(feature: string): MovementAspect {
  const found = MEMBERSHIP.find(([, pattern]) => pattern.test(feature));
  if (found === undefined) throw new Error(`the feature ${feature} belongs to no aspect`);
  return found[0];
}

interface Measure {
  readonly name: keyof MovementMeasures;
  readonly feature: string;
  readonly toMeasure: (feature: number) => number;
}

const asIs = (value: number) => value;

/** The feature that stands for an aspect where one number is shown; the others have none that says much alone. */
export const MEASURES: Readonly<Partial<Record<MovementAspect, Measure>>> = {
  DURATION: { name: 'activeSeconds', feature: 'active_seconds', toMeasure: asIs },
  TEMPO: { name: 'tempoHz', feature: 'acceleration_magnitude_dominant_hz', toMeasure: asIs },
  REGULARITY: {
    name: 'regularity',
    feature: 'acceleration_magnitude_entropy',
    toMeasure: (entropy) => 1 - entropy,
  },
  INTENSITY: { name: 'intensityMps2', feature: 'acceleration_magnitude_sd', toMeasure: asIs },
  TURNING: { name: 'turningRadps', feature: 'rotation_magnitude_mean', toMeasure: asIs },
  SMOOTHNESS: { name: 'smoothness', feature: 'acceleration_smoothness', toMeasure: asIs },
};
