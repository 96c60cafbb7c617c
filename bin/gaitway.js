#!/usr/bin/env node
// The sources are TypeScript. They are bundled with their packages whenever they have changed, which takes a second,
// because Node then loads a few files instead of two thousand (docs/decisions/0001). An image has the bundle alone.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['api', 'client', 'resolvers', 'schema'].map((folder) => join(root, folder));

const folder = existsSync(join(root, 'api/cli')) ? await bundleSources() : 'server';
await import(pathToFileURL(join(root, 'dist', folder, 'gaitway.js')).href);

/** Each state of the sources has a folder of its own, so that processes that start together do not meet. */
async function bundleSources() {
  const folder = `server-${stateOfSources()}`;
  if (!existsSync(join(root, 'dist', folder))) {
    const { bundle } = await import('./bundle.js');
    await bundle('server', folder);
  }
  return folder;
}

function stateOfSources() {
  let newestMs = statSync(join(root, 'package.json')).mtimeMs;
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
