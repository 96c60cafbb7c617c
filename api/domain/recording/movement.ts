/**
 * What can be said of a movement in plain words. Each aspect is read off many features of one kind; every
 * feature belongs to one aspect.
 */
export const MOVEMENT_ASPECTS = [
  'DURATION',
  'TEMPO',
  'REGULARITY',
  'INTENSITY',
  'TURNING',
  'SMOOTHNESS',
  'COORDINATION',
  'POSTURE',
  'SURROUNDINGS',
] as const;
export type MovementAspect = (typeof MOVEMENT_ASPECTS)[number];

/** One number for each aspect that has one; null where the phone had no such sensor. */
export interface MovementMeasures {
  /** DURATION: the time that holds the middle nine tenths of the motion, without standing before and after. */
  readonly activeSeconds: number;
  /** TEMPO: the strongest frequency of the acceleration. */
  readonly tempoHz: number | null;
  /** REGULARITY: 0 to 1; 1 is one pure rhythm. */
  readonly regularity: number | null;
  /** INTENSITY: standard deviation of the acceleration's magnitude, m/s². */
  readonly intensityMps2: number | null;
  /** TURNING: mean speed of rotation, rad/s. */
  readonly turningRadps: number | null;
  /** SMOOTHNESS: log dimensionless jerk of the acceleration; no unit, nearer to 0 is smoother. */
  readonly smoothness: number | null;
}

/** How far one aspect of the movement moved a score. */
export interface ScoreReason {
  readonly aspect: MovementAspect;
  /** Score points: the score, less what it were had this aspect been as in the person's training recordings. */
  readonly effect: number;
  /** The aspect's measure in this recording; null for an aspect without one. */
  readonly value: number | null;
  /** Its mean over the training recordings. */
  readonly usual: number | null;
}
