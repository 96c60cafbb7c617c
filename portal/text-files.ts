import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** A text, or texts below a key. */
export type Texts = { readonly [key: string]: string | Texts };

const SOURCES = fileURLToPath(new URL('src', import.meta.url));

/** Folders below `pages/` are namespaces of their own name; these differ from that rule. All other texts are `common`. */
const NAMESPACE_OF_FOLDER: Readonly<Record<string, string>> = {
  'components/erasure': 'erasure',
  'components/invitations': 'invitation',
  'components/palette': 'palette',
  'pages/home': 'participants', // both travel with the start
  'ui/problems': 'problems',
};

const FILE = /^(?<folder>.+)\/texts\.(?<language>[a-z]+)\.json$/;

interface TextFile {
  readonly path: string;
  readonly language: string;
  readonly namespace: string;
}

/** Every `texts.<language>.json` of the portal, with the namespace that its folder belongs to. */
export function listTextFiles(): TextFile[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      const { folder, language } = FILE.exec(name)?.groups ?? {};
      if (folder === undefined || language === undefined) return [];
      return [{ path: join(SOURCES, name), language, namespace: namespaceOf(folder) }];
    });
}

function namespaceOf(folder: string): string {
  const top = folder.split('/').slice(0, 2).join('/');
  return NAMESPACE_OF_FOLDER[top] ?? /^pages\/(.+)/.exec(top)?.[1] ?? 'common';
}

/**
 * The texts of one namespace and language, merged from all of its files.
 * @throws {Error} when two files have the same key
 */
export function readTexts(language: string, namespace: string): Texts {
  const merged: Record<string, string | Texts> = {};
  for (const file of listTextFiles()) {
    if (file.language !== language || file.namespace !== namespace) continue;
    const texts = JSON.parse(readFileSync(file.path, 'utf8')) as Texts;
    for (const [key, text] of Object.entries(texts)) {
      if (key in merged) throw new Error(`${file.path}: another file of ${namespace} has ${key}.`);
      merged[key] = text;
    }
  }
  return merged;
}

const INDEX = 'virtual:texts';
const INTERNAL = '\0'; // Rollup's mark for modules that are no files

/**
 * Serves `virtual:texts`: for each `language/namespace` a function that loads its texts. Each becomes one file of the build,
 * however many folders its texts come from.
 */
export function textFiles(): Plugin {
  return {
    name: 'text-files',
    resolveId: (id) => (id.startsWith(INDEX) ? INTERNAL + id : undefined),
    load(id) {
      if (!id.startsWith(INTERNAL + INDEX)) return undefined;
      const files = listTextFiles();
      for (const { path } of files) this.addWatchFile(path);
      const [, language, namespace] = id.split('/');
      if (language !== undefined && namespace !== undefined)
        return `export default ${JSON.stringify(readTexts(language, namespace))}`;
      const names = new Set(files.map((file) => `${file.language}/${file.namespace}`));
      const loaders = [...names].map((name) => `'${name}': () => import('${INDEX}/${name}')`);
      return `export default { ${loaders.join(', ')} }`;
    },
  };
}
