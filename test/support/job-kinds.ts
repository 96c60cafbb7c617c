import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Job, JobKind } from '../../api/jobs/define-job.ts';

const API = fileURLToPath(new URL('../../api', import.meta.url));

/** The files that define a kind of job each. */
export const JOB_FILES: readonly string[] = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.job.ts'))
  .map((path) => join(API, path))
  .sort();

/** The names of all kinds of jobs, as their files are called. */
export const JOB_NAMES: readonly string[] = JOB_FILES.map((path) => basename(path, '.job.ts'));

/** All that a file of a job exports, by name. */
export const exportsOf = (path: string) =>
  import(pathToFileURL(path).href) as Promise<Readonly<Record<string, JobKind>>>;

/** A kind of job that never runs here, for the queue's tables alone. */
export const idleJob = (name: string): Job => ({
  name,
  concurrency: 1,
  patience: 'brief',
  parse: () => ({ data: {}, key: '' }),
  run: () => Promise.resolve(),
  giveUp: () => Promise.resolve(),
});
