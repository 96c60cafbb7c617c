/** How good a score is, by the thresholds of the organization. */
export type ScoreBand = 'OK' | 'LOW' | 'VERY_LOW';

/** Lower bounds, inclusive, in score points (0 to 100). */
export interface BandThresholds {
  readonly ok: number;
  readonly low: number;
}

export const bandOf = (score: number, { ok, low }: BandThresholds): ScoreBand =>
  score >= ok ? 'OK' : score >= low ? 'LOW' : 'VERY_LOW';
