#!/usr/bin/env node
// The sources are TypeScript. They are bundled when they have changed, which takes a fifth of a second, because Node
// then starts twice as fast as through a loader (docs/decisions/0001). An image has the bundle and no sources.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const sources = ['api', 'resolvers', 'schema'].map((folder) => join(root, folder));

const bundle = existsSync(join(root, 'api')) ? await bundleSources() : join(dist, 'server');
await import(pathToFileURL(join(bundle, 'gaitway.js')).href);

/** Each state of the sources has a folder of its own, so that processes that start together do not meet. */
async function bundleSources() {
  const folder = join(dist, `server-${stateOfSources()}`);
  if (existsSync(folder)) return folder;
  const { build } = await import('esbuild');
  const draft = join(dist, `draft-${process.pid}`);
  await build({
    entryPoints: {
      gaitway: join(root, 'api/cli/main.ts'),
      'task-worker': join(root, 'api/workers/task-worker.ts'),
    },
    outdir: draft,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // somebody else was first
  }
  return folder;
}

function stateOfSources() {
  let newestMs = 0;
  let count = 0;
  for (const folder of sources) {
    for (const entry of readdirSync(folder, { recursive: true })) {
      if (!entry.endsWith('.ts')) continue;
      newestMs = Math.max(newestMs, statSync(join(folder, entry)).mtimeMs);
      count++;
    }
  }
  return `${Math.round(newestMs).toString(36)}-${count}`;
}
