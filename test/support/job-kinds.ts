import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Job, JobKind } from '../../api/jobs/define-job.ts';

const API = fileURLToPath(new URL('../../api', import.meta.url));

/** The files that define one kind of job each. */
export const JOB_FILES: readonly string[] = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.job.ts'))
  .map((path) => join(API, path))
  .sort();

/** The names of all kinds of jobs, by file name. */
export const JOB_NAMES: readonly string[] = JOB_FILES.map((path) => basename(path, '.job.ts'));

/** Everything that a job file exports, by name. */
export const exportsOf = (path: string) =>
  import(pathToFileURL(path).href) as Promise<Readonly<Record<string, JobKind>>>;

/** A kind of job that never runs here, only for the queue's tables. */
export const idleJob = (name: string): Job => ({
  name,
  concurrency: 1,
  patience: 'brief',
  parse: () => ({ data: {}, key: '' }),
  run: () => Promise.resolve(),
  giveUp: () => Promise.resolve(),
});
