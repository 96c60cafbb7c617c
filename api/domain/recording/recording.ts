import type { ScoreBand } from '../score-band.ts';
import type { RecordingQuality } from './quality.ts';
import type { RecordingStatus } from './status.ts';

/** Why a recording stopped on its way. */
export interface RecordingFailure {
  readonly code: string;
  readonly message: string;
  /** Whether running it again may help. */
  readonly retryable: boolean;
}

/** One movement test, with all that is known about it. */
export interface Recording {
  readonly id: string;
  readonly organizationId: string;
  readonly participantId: string;
  readonly testTypeId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly durationSeconds: number;
  readonly training: boolean;
  readonly notes: string | null;
  readonly status: RecordingStatus;
  readonly failure: RecordingFailure | null;
  /** 0 to 100; null until SCORED. 0 is a score. */
  readonly score: number | null;
  readonly scoreInterval: { readonly low: number; readonly high: number } | null;
  readonly lowConfidence: boolean | null;
  readonly band: ScoreBand | null;
  readonly scoredAt: Date | null;
  readonly modelId: string | null;
  readonly clinicianScore: number | null;
  /** Whether the clinician's score arrived with the recording from the participant's account. */
  readonly clinicianScoreFromPhone: boolean;
  /** Null until converted. */
  readonly quality: (RecordingQuality & { readonly utcOffsetMinutes: number }) | null;
}

/** A recording as others refer to it: whose it is, which test, and when it started. */
export type RecordingReference = Pick<
  Recording,
  'id' | 'organizationId' | 'participantId' | 'testTypeId' | 'startedAt'
>;
