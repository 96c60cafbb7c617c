#!/usr/bin/env node
// Bundles the TypeScript sources with the packages they use (docs/decisions/0001). A start does it by itself; an
// image and a Lambda function get theirs from `node bin/bundle.js PROGRAM`, which fills dist/PROGRAM.
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that each program starts from, by the name that they get. */
const PROGRAMS = {
  server: {
    gaitway: 'api/cli/main.ts',
    'task-worker': 'api/workers/task-worker.ts',
    'duckdb-process': 'api/analytics/warehouse/duckdb-process.ts',
  },
  scorer: { 'gaitway-scorer': 'api/scoring/container/main.ts' },
  lambda: { 'user-pool-triggers': 'api/lambda/user-pool-triggers.ts' },
};

/** Packages that load files from their own folder, and optional dependencies of other packages. */
const OUTSIDE = [
  ...['@electric-sql/pglite', 'piscina', 'esbuild', 'vite', 'parquetjs-lite'],
  ...['pdfkit', 'dejavu-fonts-ttf', 'class-validator', 'pg-native', '@aws-sdk/*', '@duckdb/*'],
];

/**
 * type-graphql names types after their classes, and a bundle has to rename one of two that are called alike. Names
 * are kept for the schema alone, because a function that keeps its name costs a call each time it is made.
 */
const keepTypeNames = {
  name: 'keep-type-names',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]schema[/\\].+\.ts$/ }, async ({ path }) => {
      const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
      const source = await readFile(path, 'utf8');
      const options = { loader: 'ts', keepNames: true, sourcefile: path, tsconfigRaw };
      return { contents: (await transform(source, options)).code, loader: 'js' };
    }),
};

/** The globals that CommonJS packages expect. */
const COMMON_JS = [
  `import { createRequire as __createRequire } from 'node:module';`,
  `import { fileURLToPath as __fileURLToPath } from 'node:url';`,
  `const require = __createRequire(import.meta.url);`,
  `const __filename = __fileURLToPath(import.meta.url);`,
  `const __dirname = __fileURLToPath(new URL('.', import.meta.url));`,
].join('\n');

/** Bundles a program into `dist/<folder>`, unless another call has created the folder meanwhile. */
export async function bundle(program, folder = program) {
  const dist = join(root, 'dist');
  const draft = join(dist, `draft-${randomUUID()}`);
  await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS[program],
    outdir: draft,
    bundle: true,
    splitting: true, // each command loads its own chunk
    plugins: [keepTypeNames],
    alias: { '@apollo/utils.createhash': 'node:crypto' }, // it finds no `require` in a bundle, and hashes by hand
    // A function brings its SDK along, so that it runs what was tested; it has no folder of packages beside it.
    external: program === 'lambda' ? OUTSIDE.filter((name) => name !== '@aws-sdk/*') : OUTSIDE,
    outExtension: program === 'lambda' ? { '.js': '.mjs' } : {},
    mainFields: ['main', 'module'], // a single copy of graphql, imported or required
    banner: { js: COMMON_JS },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  try {
    renameSync(draft, join(dist, folder));
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another call was first
  }
}

const [, script, program] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (!(program in PROGRAMS)) {
    console.error(`Name one of ${Object.keys(PROGRAMS).join(', ')}.`);
    process.exit(1);
  }
  rmSync(join(root, 'dist', program), { recursive: true, force: true });
  await bundle(program);
}
