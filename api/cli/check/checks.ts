import { checkConvertedFiles } from './converted-files.ts';
import { checkDemo } from './demo.ts';
import { checkJobs } from './jobs.ts';
import { checkLake } from './lake.ts';
import { checkModels } from './models.ts';
import { checkOrphans } from './orphans.ts';
import type { ConsistencyCheck } from './problem.ts';
import { checkSubmittedFiles } from './submitted-files.ts';

/** What `gaitway check` looks at, in this order. */
export const CHECKS: readonly ConsistencyCheck[] = [
  { subject: 'jobs of recordings', find: checkJobs },
  { subject: 'submitted JSON', find: checkSubmittedFiles },
  { subject: 'CSV and Parquet', find: checkConvertedFiles },
  { subject: 'files without a recording', find: checkOrphans },
  { subject: 'scoring models', find: checkModels },
  { subject: 'SQL tables', find: checkLake },
  { subject: 'demo', find: checkDemo },
];
