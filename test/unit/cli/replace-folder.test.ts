import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFolder } from '../../../api/cli/replace-folder.ts';

const FILES = ['index.html', 'assets/main.js', 'assets/main.css', 'graphiql/index.html'];

describe('replacing a folder', () => {
  let root: string;
  let place: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'gaitway-replace-'));
    place = join(root, 'dist');
  });

  afterEach(() => rm(root, { recursive: true }));

  async function draft(name: string): Promise<string> {
    const folder = join(root, name);
    for (const file of FILES) {
      await mkdir(join(folder, file, '..'), { recursive: true });
      await writeFile(join(folder, file), name);
    }
    return folder;
  }

  const readPlace = async () =>
    new Set(await Promise.all(FILES.map((file) => readFile(join(place, file), 'utf8'))));

  it('creates the folder or replaces an existing one', async () => {
    await replaceFolder(place, await draft('first'));
    expect(await readPlace()).toEqual(new Set(['first']));
    await replaceFolder(place, await draft('second'));
    expect(await readPlace()).toEqual(new Set(['second']));
    expect(await readdir(root)).toEqual(['dist']);
  });

  it('leaves one complete folder after concurrent replacements', async () => {
    await draft('dist');
    const names = Array.from({ length: 12 }, (_, index) => `draft-${index}`);
    const drafts = await Promise.all(names.map(draft));
    await Promise.all(drafts.map((folder) => replaceFolder(place, folder)));
    const [name, ...others] = await readPlace();
    expect(names).toContain(name);
    expect(others).toEqual([]);
    expect(await readdir(root)).toEqual(['dist']);
  });

  it('keeps the existing folder without a replacement', async () => {
    await draft('dist');
    await expect(replaceFolder(place, join(root, 'missing'))).rejects.toThrow('ENOENT');
    expect(await readPlace()).toEqual(new Set(['dist']));
  });
});
