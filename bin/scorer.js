#!/usr/bin/env node
// The scorer as SageMaker starts it: `gaitway-scorer train` or `serve`. An image has the bundle alone, one file with all
// that it needs; beside the sources it is bundled first.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildScorer, SCORER_BUNDLE, SCORER_SOURCE } from './build-scorer.js';

if (existsSync(SCORER_SOURCE)) await buildScorer();
await import(pathToFileURL(SCORER_BUNDLE).href);
