import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT_FOLDER } from './root-folder.ts';

/**
 * Returns the file of a program that runs beside this one, as a thread or a process. The file is in the bundle that
 * this code is part of, or in the bundle of a start when the sources run directly. A bundle loads in a quarter of the
 * time of the sources, and needs no TypeScript loader (docs/decisions/0001).
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
