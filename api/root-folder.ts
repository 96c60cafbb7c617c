import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of `package.json`: found by looking up, because the code runs as sources and bundled. */
export const ROOT_FOLDER = lookUp(dirname(fileURLToPath(import.meta.url)));

function lookUp(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : lookUp(dirname(folder));
}

/** What Gaitway's own package says about it. */
export const readManifest = () =>
  JSON.parse(readFileSync(join(ROOT_FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly engines: { readonly node: string };
  };
