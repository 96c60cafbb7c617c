#!/usr/bin/env node
// The sources are TypeScript. They are bundled with their packages whenever they have changed, which takes a second,
// because Node then loads a few files instead of two thousand (docs/decisions/0001). An image has the bundle alone.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const sources = ['api', 'resolvers', 'schema'].map((folder) => join(root, folder));

/** Packages that look for files beside themselves, and those that others would use if they were installed. */
const OUTSIDE = [
  ...['@electric-sql/pglite', 'piscina', 'esbuild', 'vite', 'aws-amplify', 'parquetjs-lite'],
  ...['class-validator', 'pg-native', '@aws-sdk/*'],
];

/** What CommonJS packages expect to find around them. */
const COMMON_JS = [
  `import { createRequire as __createRequire } from 'node:module';`,
  `import { fileURLToPath as __fileURLToPath } from 'node:url';`,
  `const require = __createRequire(import.meta.url);`,
  `const __filename = __fileURLToPath(import.meta.url);`,
  `const __dirname = __fileURLToPath(new URL('.', import.meta.url));`,
].join('\n');

const bundle = existsSync(join(root, 'api/cli')) ? await bundleSources() : join(dist, 'server');
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
    splitting: true, // each command loads its own part
    keepNames: true, // type-graphql names types after classes, of which two may be called alike
    external: OUTSIDE,
    mainFields: ['main', 'module'], // one copy of graphql, whoever imports or requires it
    banner: { js: COMMON_JS },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // somebody else was first
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
