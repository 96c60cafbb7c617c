import i18next from 'i18next';

/** The number of recordings of one participant and test that a model needs. */
export const TRAINING_RECORDINGS_NEEDED = 10;

/** "Waiting for a model: 4 of 10 training recordings". */
export const waitingText = (trainingCount: number) =>
  trainingCount < TRAINING_RECORDINGS_NEEDED
    ? i18next.t('waitingForRecordings', {
        count: trainingCount,
        needed: TRAINING_RECORDINGS_NEEDED,
      })
    : i18next.t('waitingForModel');
