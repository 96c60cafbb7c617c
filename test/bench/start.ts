import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';

/**
 * Measures the time from the command until Gaitway reports that it is ready: on an empty folder, with and without
 * the demo, and on an existing folder. Compares it with Node doing nothing and with opening the embedded database,
 * in the same run.
 *
 *     npm run bench:start -- [how often, 5 when left out; the figures are medians]
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join(ROOT, 'bin/gaitway.js');
const OPEN_PGLITE = `
  import { PGlite } from '@electric-sql/pglite';
  const database = await PGlite.create(process.argv[1]);
  await database.query('select 1');
  await database.close();`;

const folder = await mkdtemp(join(tmpdir(), 'gaitway-bench-start-'));
try {
  const used = join(folder, 'used');
  const pglite = join(folder, 'pglite');
  await timeToReady(used, false); // also bundles the sources and builds the portal, once per state of them
  await timeOf(['--input-type=module', '-e', OPEN_PGLITE, pglite]);

  const times = new Map<string, number[]>();
  const note = (what: string, ms: number) => times.set(what, [...(times.get(what) ?? []), ms]);
  for (let round = 0; round < ROUNDS; round++) {
    note('node -e 0', await timeOf(['-e', '0']));
    note('open and close PGlite', await timeOf(['--input-type=module', '-e', OPEN_PGLITE, pglite]));
    note('warm start', await timeToReady(used, false));
    note('cold start', await timeToReady(join(folder, `cold-${round}`), false));
    note('cold start with the demo', await timeToReady(join(folder, `demo-${round}`), true));
  }
  report(times);
} finally {
  await rm(folder, { recursive: true });
}

/** Duration of a program that ends by itself. */
async function timeOf(args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`node ${args[0]} ended with ${code}`);
  return performance.now() - startedAt;
}

async function timeToReady(dataDir: string, demo: boolean): Promise<number> {
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SEED_DEMO: String(demo),
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += String(text);
      if (said.includes('is ready')) resolve();
    });
    exited.then(() => reject(new Error(`Gaitway ended:\n${said}`)), reject);
  });
  const ms = performance.now() - startedAt;
  child.kill('SIGINT');
  await exited;
  return ms;
}

function report(times: ReadonlyMap<string, readonly number[]>): void {
  const medians = new Map(
    [...times].map(([what, ms]) => [what, ms.toSorted((a, b) => a - b)[ms.length >> 1]!]),
  );
  const node = medians.get('node -e 0')!;
  const pglite = medians.get('open and close PGlite')!;
  console.log('what                            ms   times node -e 0   times PGlite');
  for (const [what, ms] of medians) {
    const cells = [ms.toFixed(0).padStart(8), (ms / node).toFixed(1).padStart(18)];
    console.log(`${what.padEnd(26)}${cells.join('')}${(ms / pglite).toFixed(1).padStart(15)}`);
  }
}
