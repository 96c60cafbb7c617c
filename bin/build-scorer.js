// Bundles the scorer's container entry with everything it uses into `dist/scorer/gaitway-scorer.js`, which needs no
// `node_modules` beside it: `npm run build:scorer`.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export const SCORER_SOURCE = join(root, 'api/scoring/container/main.ts');
export const SCORER_BUNDLE = join(root, 'dist/scorer/gaitway-scorer.js');

/** What CommonJS packages expect to find around them. */
const COMMON_JS = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`;

/** Answers the path of the bundle. */
export async function buildScorer(outfile = SCORER_BUNDLE) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [SCORER_SOURCE],
    outfile,
    bundle: true,
    banner: { js: COMMON_JS },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildScorer();
