import type { Job } from './define-job.ts';
import { gaveUp } from './queue-tables.ts';
import { Worker, type WorkerOptions } from './worker.ts';

/** Two workers for each kind of job, by their queues: one runs the jobs, one runs what follows their last failure. */
export function createWorkers(
  jobs: Iterable<Job>,
  common: Pick<WorkerOptions, 'boss' | 'database' | 'log'>,
): ReadonlyMap<string, Worker> {
  const workers = new Map<string, Worker>();
  for (const { name, concurrency, patience, run, giveUp } of jobs) {
    const givingUp = new Worker({
      ...common,
      queue: gaveUp(name),
      concurrency: 1,
      patience: 'endless',
      run(payload) {
        common.log.error({ job: name }, 'gave up on a job');
        return giveUp(payload);
      },
    });
    const onGaveUp = () => givingUp.wake();
    const own = { queue: name, concurrency, patience, run, onGaveUp };
    workers.set(gaveUp(name), givingUp).set(name, new Worker({ ...common, ...own }));
  }
  return workers;
}
