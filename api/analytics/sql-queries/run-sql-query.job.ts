import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

interface Runner {
  run(queryId: string): Promise<void>;
  giveUp(queryId: string): Promise<void>;
}

/** Runs an analyst's query and stores its result. */
export const runSqlQueryJob = defineJob({
  name: 'run-sql-query',
  payload: z.object({ queryId: z.uuid() }),
  keyOf: ({ queryId }) => queryId,
  concurrency: 2,
  patience: 'brief',
  run: ({ queryId }, runner: Runner) => runner.run(queryId),
  giveUp: ({ queryId }, runner) => runner.giveUp(queryId),
});
