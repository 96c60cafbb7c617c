import { openWorkerPool } from '../../../api/workers/worker-pool.ts';

/** Started by the test as a program of its own: what a pool answers outside vitest. */
const pool = await openWorkerPool({ maxThreads: 1 });
const json = new TextEncoder().encode('{"ts":[]}');
const result = await pool.run('parseRecording', { json, form: 'samples', now: new Date() });
await pool.close();
process.stdout.write(JSON.stringify(result));
