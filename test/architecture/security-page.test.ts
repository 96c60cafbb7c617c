import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

it('SECURITY.md names only tests that exist', () => {
  const page = readFileSync(new URL('SECURITY.md', root), 'utf8');
  const paths = [...page.matchAll(/`((?:test|api)\/[\w./-]+\.ts)`/g)].map(([, path]) => path!);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
