import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['api', 'client', 'resolvers', 'schema'].map((folder) => join(root, folder));

/**
 * Returns the folder with a bundle of the current sources, and creates it if needed. Each state of the sources has its
 * own folder, so that processes that start together do not conflict.
 */
export async function bundledSources() {
  const folder = `server-${stateOfSources()}`;
  const path = join(root, 'dist', folder);
  if (!existsSync(path)) await bundleOnce(folder);
  return path;
}

/** The bundles that this process creates at the moment, by folder. */
const underWay = new Map();

function bundleOnce(folder) {
  let created = underWay.get(folder);
  if (!created) {
    created = import('./bundle.js')
      .then(({ bundle }) => bundle('server', folder))
      .finally(() => underWay.delete(folder));
    underWay.set(folder, created);
  }
  return created;
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
