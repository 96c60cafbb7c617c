import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The TypeScript files below a folder of the repository, by their paths in it. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );

/** Folders of `test/unit` whose sources lie outside `api`. */
const SOURCES: Readonly<Record<string, string>> = {
  client: 'client',
  portal: 'portal/src',
  resolvers: 'resolvers',
  support: 'test/support',
};

/** The folder whose files the tests of a folder below `test/unit` are about. */
function sourceFolderOf(folder: string): string {
  const [room = '', ...rest] = folder.split('/');
  return join(SOURCES[room] ?? join('api', room), ...rest);
}

describe('a unit test', () => {
  const tests = filesBelow('test/unit').filter((path) => path.endsWith('.test.ts'));

  it.each(tests)('%s has the path of its source', (test) => {
    const path = join(ROOT, 'test/unit', test);
    const imported = [...readFileSync(path, 'utf8').matchAll(/'(\.{1,2}\/[^']+)'/g)].map(
      ([, specifier]) => dirname(normalize(join(dirname(path), specifier!))),
    );
    expect(imported).toContain(join(ROOT, sourceFolderOf(dirname(test))));
  });
});

describe('a file in test/contract', () => {
  const files = filesBelow('test/contract');

  it.each(files)('%s is a test, or a suite that a test of the same name runs', (file) => {
    expect(file).toMatch(/\.(contract|test)\.ts$/);
    const test = file.replace(/\.contract\.ts$/, '.test.ts');
    expect(existsSync(join(ROOT, 'test/contract', test))).toBe(true);
  });
});

/** What the file of each suffix declares. */
const DECLARATIONS: Readonly<Record<string, RegExp>> = {
  type: /@ObjectType\([^]*?export class (?!\w+Payload\b)/,
  payload: /@ObjectType\([^]*?export class \w+Payload\b/,
  input: /@InputType\(/,
  args: /@ArgsType\(/,
  enum: /registerEnumType\(/,
};

describe('a file of GraphQL types', () => {
  const files = filesBelow('schema').filter((path) => path.includes('/'));

  it.each(files)('%s has the suffix of what it declares', (file) => {
    const text = readFileSync(join(ROOT, 'schema', file), 'utf8');
    const declared = Object.keys(DECLARATIONS).filter((suffix) => DECLARATIONS[suffix]!.test(text));
    expect(declared).toEqual([file.split('.').at(-2)]);
  });
});
