import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

interface Trainings {
  train(participantId: string, testTypeId: string): Promise<void>;
}

/** Runs one step of the training of a participant's scoring model for a test type. */
export const trainModelJob = defineJob({
  name: 'train-model',
  payload: z.object({ participantId: z.uuid(), testTypeId: z.uuid() }),
  keyOf: ({ participantId, testTypeId }) => `${participantId}/${testTypeId}`,
  concurrency: 1,
  run: ({ participantId, testTypeId }, trainings: Trainings) =>
    trainings.train(participantId, testTypeId),
});
