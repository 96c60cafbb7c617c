import { registerEnumType } from 'type-graphql';

export enum JobState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  FAILED = 'FAILED',
  DONE = 'DONE',
}

registerEnumType(JobState, {
  name: 'JobState',
  description: 'State of a job.',
  valuesConfig: {
    QUEUED: { description: 'Waits to start or to be retried.' },
    RUNNING: { description: 'Is running.' },
    FAILED: { description: 'Failed for good; `reason` says why.' },
    DONE: { description: 'Has succeeded.' },
  },
});
