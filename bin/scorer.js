#!/usr/bin/env node
// The scorer as SageMaker starts it: `gaitway-scorer train` or `serve`. An image has the bundle alone, one file with all
// that it needs; beside the sources it is bundled first.
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
