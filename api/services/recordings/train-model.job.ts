import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

interface Trainings {
  train(participantId: string, testTypeId: string): Promise<void>;
}

/** Takes one step towards a new scoring model of a participant and test type. */
export const trainModelJob = defineJob({
  name: 'train-model',
  payload: z.object({ participantId: z.uuid(), testTypeId: z.uuid() }),
  keyOf: ({ participantId, testTypeId }) => `${participantId}/${testTypeId}`,
  concurrency: 1,
  run: ({ participantId, testTypeId }, trainings: Trainings) =>
    trainings.train(participantId, testTypeId),
});
