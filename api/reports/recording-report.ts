import type { ScoreReason } from '../domain/recording/movement.ts';
import type { RecordingQuality } from '../domain/recording/quality.ts';
import type { BandThresholds, ScoreBand } from '../domain/score-band.ts';
import type { Language } from '../domain/language.ts';

/** The contents of a report on one recording, except its samples. */
export interface RecordingReport {
  readonly language: Language;
  readonly madeAt: Date;
  readonly organizationName: string;
  readonly participantName: string;
  readonly testName: string;
  readonly recordingId: string;
  readonly startedAt: Date;
  readonly durationSeconds: number;
  readonly training: boolean;
  /** The model's, 0 to 100; null without one. */
  readonly score: number | null;
  /** Contains the true score with a probability of 90 %. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly band: ScoreBand | null;
  readonly thresholds: BandThresholds;
  readonly lowConfidence: boolean;
  readonly reasons: readonly ScoreReason[];
  readonly model: ReportedModel | null;
  /** 0 to 100. */
  readonly clinicianScore: number | null;
  /** Whether it was entered on the participant's phone. */
  readonly clinicianScoreFromPhone: boolean;
  readonly notes: string | null;
  readonly quality: RecordingQuality & { readonly utcOffsetMinutes: number };
}

/** Errors are in score points. */
export interface ReportedModel {
  readonly version: number;
  readonly trainedAt: Date;
  readonly trainingCount: number;
  readonly meanAbsoluteError: number;
  readonly baselineError: number;
}
