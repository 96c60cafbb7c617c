import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FolderInUseError, lockFolder } from '../../../../api/database/engine/folder-lock.ts';
import { beginSignsOfLife, ownerElsewhere } from '../../../../api/database/engine/folder-owner.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'gaitway-lock-')), 'postgres');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(join(folder, '..'), { recursive: true });
});

const HOLDER = fileURLToPath(new URL('../../../support/hold-folder-lock.ts', import.meta.url));

describe('the lock of a folder', () => {
  it('has one owner, until it is released', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
    await release();
    await (
      await lockFolder(folder)
    )();
  });

  it('holds between processes with different folders for temporary files, like containers', async () => {
    const release = await lockFolder(folder);
    const elsewhere = join(folder, '../tmp');
    await mkdir(elsewhere);
    vi.stubEnv('TMPDIR', elsewhere);
    await expect(lockFolder(folder)).rejects.toThrow('Stop that one first');
    await release();
  });

  it('holds for a folder with a long path', async () => {
    const long = join(folder, 'x'.repeat(200), 'postgres');
    const release = await lockFolder(long);
    await expect(lockFolder(long)).rejects.toThrow(FolderInUseError);
    await release();
  });

  it('is free at once when its owner is killed', async () => {
    const owner = fork(HOLDER, [folder], { execArgv: ['--import', 'tsx'] });
    expect(await once(owner, 'message')).toContain('locked');
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await (
      await lockFolder(folder)
    )();
  });

  it('goes to one of many processes that replace a stale one together', async () => {
    const owner = fork(HOLDER, [folder], { execArgv: ['--import', 'tsx'] });
    await once(owner, 'message');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
    const owners = tries.filter(({ status }) => status === 'fulfilled');
    expect(owners).toHaveLength(1);
    await (owners[0] as PromiseFulfilledResult<() => Promise<void>>).value();
  });
});

describe('an owner on another computer', () => {
  const elsewhere = { bootId: 'of another computer', patienceMs: 200 };

  it('is found while it shows signs of life', async () => {
    await mkdir(folder);
    const end = beginSignsOfLife(folder, 20);
    expect(await ownerElsewhere(folder, elsewhere)).toMatchObject({ pid: process.pid });
    expect(await ownerElsewhere(folder)).toBeUndefined(); // on this computer, the socket decides
    end();
    expect(await ownerElsewhere(folder, elsewhere)).toBeUndefined();
  });

  it('is gone when it shows none, or left a damaged file', async () => {
    await mkdir(folder);
    const gone = { host: 'ward-3', pid: 7, bootId: 'gone', sign: 12 };
    for (const text of [JSON.stringify(gone), '{"host":', '']) {
      await writeFile(`${folder}.owner`, text);
      expect(await ownerElsewhere(folder, elsewhere)).toBeUndefined();
    }
  });
});
