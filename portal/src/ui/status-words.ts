import type { RecordingStatus } from '../__generated__/graphql.ts';

/** Where a recording is on its way, in plain words. */
export const STATUS_WORDS: Record<RecordingStatus, string> = {
  RECEIVED: 'Arrived, being read',
  CONVERTED: 'Being scored',
  TRAINING: 'For learning',
  AWAITING_MODEL: 'Waiting for a model',
  SCORED: 'Scored',
  FAILED: 'Failed',
};

/** Recordings of one person and test that a model needs before it can score. */
export const TRAINING_RECORDINGS_NEEDED = 10;

/** "Waiting for a model: 4 of 10 training recordings". */
export const waitingWords = (trainingCount: number) =>
  trainingCount < TRAINING_RECORDINGS_NEEDED
    ? `Waiting for a model: ${trainingCount} of ${TRAINING_RECORDINGS_NEEDED} training recordings`
    : 'Waiting for a model: it is being made';
