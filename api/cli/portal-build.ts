import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '../config/config.ts';
import { ROOT_FOLDER } from '../root-folder.ts';
import { CommandError } from './known-problem.ts';
import { replaceFolder } from './replace-folder.ts';

const PORTAL = join(ROOT_FOLDER, 'portal');
const BUILT = join(PORTAL, 'dist');
const SOURCES = [
  'src',
  'graphiql',
  'public',
  'index.html',
  'vite.config.ts',
  'text-files.ts',
  '../package-lock.json',
];

/** The state of the built portal, compared with its sources. */
export type PortalState = 'current' | 'stale' | 'missing';

/** Returns the state of the built portal. A container image has no sources, so its portal is current. */
export async function portalState(): Promise<PortalState> {
  const built = await stat(join(BUILT, 'index.html')).catch(() => undefined);
  if (built === undefined) return 'missing';
  return !hasSources() || built.mtimeMs >= (await newestSourceMs()) ? 'current' : 'stale';
}

/**
 * Builds the portal unless it is current.
 * @throws {CommandError} when Vite fails, or is not installed, as in production images
 */
export async function ensurePortalBuilt(say: (line: string) => void): Promise<void> {
  const state = await portalState();
  if (state === 'current' || !hasSources()) return;
  say(
    state === 'missing' ? 'Building the portal (first start only) ...' : 'Building the portal ...',
  );
  const startedAt = performance.now();
  await build();
  say(`The portal was built (${((performance.now() - startedAt) / 1000).toFixed(1)} s).`);
}

const hasSources = () => existsSync(join(PORTAL, 'src'));

async function newestSourceMs(): Promise<number> {
  const names = await Promise.all(
    SOURCES.map(async (source) => {
      const path = join(PORTAL, source);
      const inside = await readdir(path, { recursive: true }).catch(() => []); // a file, not a folder
      return [path, ...inside.map((name) => join(path, name))];
    }),
  );
  // Ignores files that an editor removes in the meantime.
  const times = names.flat().map((path) =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.max(...(await Promise.all(times)));
}

/** Builds in a child process, because Vite sets NODE_ENV for its whole process, which would affect React. */
async function build(): Promise<void> {
  const draft = join(ROOT_FOLDER, `node_modules/.cache/gaitway-portal-${process.pid}`); // on the same disk, so that it can be renamed
  try {
    await viteBuild('vite.config.ts', draft);
    await viteBuild('graphiql/vite.config.ts', join(draft, 'graphiql'));
    await replaceFolder(BUILT, draft);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    if (stderr === undefined) throw error;
    throw new CommandError(`The portal could not be built.\n${stderr.trim()}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function viteBuild(config: string, outDir: string): Promise<void> {
  const options = ['--config', join(PORTAL, config), '--outDir', outDir, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, [viteProgram(), 'build', ...options], {
    cwd: ROOT_FOLDER,
    env: childEnvironment({ NODE_ENV: 'production' }),
  });
}

function viteProgram(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('vite/package.json');
    return join(dirname(manifest), 'bin/vite.js');
  } catch {
    throw new CommandError(
      'The portal is not built, and Vite is not installed. ' +
        'Run "npm ci" and start again, or run "npm run build" on a machine with Vite.',
    );
  }
}
