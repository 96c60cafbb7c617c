#!/usr/bin/env node
// The scorer's entry point, which SageMaker starts as `gaitway-scorer train` or `serve`. An image contains only the
// bundle, a single file. With the sources present, the program is bundled first.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist/scorer');
if (existsSync(join(root, 'api/scoring'))) {
  const { bundle } = await import('./bundle.js');
  rmSync(folder, { recursive: true, force: true });
  await bundle('scorer');
}
await import(pathToFileURL(join(folder, 'gaitway-scorer.js')).href);
