import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Files of the repository that a line copies into an image. */
const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
  files!.split(' '),
);

it('copies existing files that .dockerignore includes', () => {
  expect(copied).toContain('bin/gaitway.js');
  expect(copied.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  const seen = readFileSync(join(ROOT, '.dockerignore'), 'utf8');
  const hidden = copied.filter(
    (file) => file !== '.' && !seen.includes(`!${file.split('/')[0]}\n`),
  );
  expect(hidden).toEqual([]);
});

it('runs existing scripts', () => {
  const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named).toContain('build:server');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('runs no program as root', () => {
  for (const stage of text.split(/^FROM /m).filter((part) => part.includes('ENTRYPOINT'))) {
    expect(stage).toMatch(/^USER node$/m);
    expect(stage).toMatch(/^HEALTHCHECK /m);
  }
});
