import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PORTAL = join(ROOT, 'portal');

/** Builds the portal as production does, unless what was built last is newer than its sources. */
export async function buildPortal(): Promise<void> {
  const built = await stat(join(PORTAL, 'dist/index.html')).catch(() => null);
  if (built !== null && built.mtimeMs > (await newestSource())) return;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  // A process of its own: vitest's NODE_ENV would make a development build of React.
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', join(PORTAL, 'vite.config.ts'), '--logLevel', 'warn'],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } },
  );
}

async function newestSource(): Promise<number> {
  const names = await readdir(PORTAL, { recursive: true });
  const sources = names.filter((name) => !name.startsWith('dist'));
  const files = [join(ROOT, 'package-lock.json'), ...sources.map((name) => join(PORTAL, name))];
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times);
}
