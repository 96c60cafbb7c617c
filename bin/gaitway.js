#!/usr/bin/env node
// The sources are TypeScript. They are bundled with their packages whenever they have changed, which takes a second,
// because Node then loads a few files instead of two thousand (docs/decisions/0001). An image has the bundle alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

await import(pathToFileURL(join(await bundleFolder(), 'gaitway.js')).href);

async function bundleFolder() {
  if (!existsSync(join(root, 'api/cli'))) return join(root, 'dist/server');
  const { bundledSources } = await import('./bundled-sources.js');
  return bundledSources();
}
