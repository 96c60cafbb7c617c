/**
 * Where a recording is on its way.
 * RECEIVED: kept, not yet converted. CONVERTED: files and measures are there, its score is next.
 * TRAINING: converted, and part of what models learn from. AWAITING_MODEL: scored as soon as there is a model.
 * SCORED: has its score. FAILED: stopped, with a reason; `retryRecording` runs it again.
 */
export const RECORDING_STATUSES = [
  'RECEIVED',
  'CONVERTED',
  'TRAINING',
  'AWAITING_MODEL',
  'SCORED',
  'FAILED',
] as const;

export type RecordingStatus = (typeof RECORDING_STATUSES)[number];
