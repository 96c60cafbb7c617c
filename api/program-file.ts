import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT_FOLDER } from './root-folder.ts';

/**
 * The file of a program that runs beside this one, as a thread or a process of its own. It lies in the bundle that this
 * code is part of; where the sources run as they are, in the one that a start would run. A bundle loads in a quarter of
 * the time that sources take, and whoever loads it needs no help with TypeScript (docs/decisions/0001).
 */
export async function programFile(name: 'task-worker' | 'duckdb-process'): Promise<string> {
  const self = fileURLToPath(import.meta.url);
  const folder = extname(self) === '.js' ? dirname(self) : await bundledSources();
  return join(folder, `${name}.js`);
}

/** By its path, so that no bundle takes in what makes bundles. */
async function bundledSources(): Promise<string> {
  const path = join(ROOT_FOLDER, 'bin/bundled-sources.js');
  const bin = (await import(pathToFileURL(path).href)) as { bundledSources(): Promise<string> };
  return bin.bundledSources();
}
