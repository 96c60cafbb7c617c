/** Why a participant needs attention, the most urgent first. */
export const ATTENTION_REASONS = [
  'FALLING_SCORES',
  'INACTIVE',
  'RECORDING_FAILED',
  'RECORDING_WAITING',
  'CLINICIAN_SCORE_MISSING',
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** Scores fall when the newest three are, on average, so many points below those before. */
export const FALL_POINTS = 10;

/** A clinician's score is missing when none of the recordings of so many days up to the newest has one. */
export const CLINICIAN_SCORE_DAYS = 90;
