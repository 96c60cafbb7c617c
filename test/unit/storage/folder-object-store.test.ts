import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFolderObjectStore } from '../../../api/storage/folder-object-store.ts';
import { createLinkSigner } from '../../../api/storage/link-signer.ts';
import type { ObjectStore } from '../../../api/storage/object-store.ts';
import { deferred } from '../../support/deferred.ts';

let folder: string;
let store: ObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaitway-objects-'));
  const signer = createLinkSigner(new Uint8Array(32));
  store = createFolderObjectStore({ folder, signer, publicUrl: '', now: () => new Date() });
});

afterEach(() => rm(folder, { recursive: true }));

const drafts = async () => {
  const names = await readdir(join(folder, '.drafts'));
  return names.map((name) => join(folder, '.drafts', name));
};

it('sweeps the draft of a write that was interrupted, and of no other', async () => {
  const [started, goOn] = [deferred(), deferred()];
  async function* body() {
    yield Buffer.from('half ');
    started.resolve();
    await goOn.promise;
    yield Buffer.from('a recording');
  }
  const writing = store.put('recording_data/person/one.json', body());
  await started.promise;
  const [growing] = await drafts();
  await store.put('recording_data/person/two.json', Buffer.from('whole'));
  expect(await drafts()).toEqual([growing]);

  const interrupted = join(folder, '.drafts', 'interrupted');
  await store.put('.drafts/interrupted', Buffer.from('of a killed process'));
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(interrupted, longAgo, longAgo);
  await store.sweep();
  expect(await drafts()).toEqual([growing]);

  goOn.resolve();
  await writing;
  expect(Buffer.from((await store.get('recording_data/person/one.json'))!).toString()).toBe(
    'half a recording',
  );
});

it('leaves no draft in the folder of a person, nor in a listing', async () => {
  async function* broken() {
    yield Buffer.from('half');
    const keys = [];
    for await (const { key } of store.list('')) keys.push(key);
    expect(keys).toEqual([]);
    throw new Error('the client went away');
  }
  await expect(store.put('recording_data/person/one.json', broken())).rejects.toThrow('went away');
  expect(await drafts()).toEqual([]);
});
