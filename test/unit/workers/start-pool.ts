import { openWorkerPool } from '../../../api/workers/worker-pool.ts';

/** A program that the test starts: prints the results of a pool outside vitest. */
const pool = await openWorkerPool({ maxThreads: 1 });
const json = new TextEncoder().encode('{"ts":[]}');
const result = await pool.run('parseRecording', { json, form: 'samples', now: new Date() });
await pool.close();
process.stdout.write(JSON.stringify(result));
