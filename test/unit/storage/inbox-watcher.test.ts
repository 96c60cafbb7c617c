import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInboxWatcher, type InboxWatcher } from '../../../api/storage/inbox-watcher.ts';
import type { ObjectStore, StoredObject } from '../../../api/storage/object-store.ts';

const START = Date.parse('2026-03-01T09:00:00Z');

let nowMs: number;
let objects: Map<string, StoredObject>;
let announced: string[];
let watcher: InboxWatcher;

/** A file as it is after a write at this time. */
const write = (key: string, size: number) =>
  objects.set(key, { key, size, modifiedAt: new Date(nowMs) });

beforeEach(() => {
  nowMs = START;
  objects = new Map();
  announced = [];
  const store: Pick<ObjectStore, 'list'> = {
    async *list(prefix) {
      for (const object of objects.values()) if (object.key.startsWith(prefix)) yield object;
    },
  };
  watcher = createInboxWatcher({
    store: store as ObjectStore,
    announce: async (key) => void announced.push(key),
    onError: (error) => {
      throw error;
    },
    now: () => new Date(nowMs),
  });
});

afterEach(() => watcher.stop());

describe('the inbox watcher', () => {
  it('ignores a file that is still growing', async () => {
    for (let second = 0; second < 5; second++) {
      write('inbox/growing.json', second * 1000);
      nowMs += 999;
      await watcher.look();
    }
    expect(announced).toEqual([]);

    nowMs += 1;
    await watcher.look();
    expect(announced).toEqual(['inbox/growing.json']);
  });

  it('announces a file once, and again when it has been replaced', async () => {
    write('inbox/region:person/walk.json', 10);
    nowMs += 1000;
    await watcher.look();
    await watcher.look();
    expect(announced).toEqual(['inbox/region:person/walk.json']);

    write('inbox/region:person/walk.json', 12);
    nowMs += 1000;
    await watcher.look();
    expect(announced).toHaveLength(2);
  });

  it('announces the same name again after it was removed', async () => {
    write('inbox/walk.json', 10);
    nowMs += 1000;
    await watcher.look();
    const taken = objects.get('inbox/walk.json')!;
    objects.clear();
    await watcher.look();
    objects.set(taken.key, taken);
    await watcher.look();
    expect(announced).toHaveLength(2);
  });

  it('ignores other files than JSON, and rejected files', async () => {
    write('inbox/rejected/torn.json', 10);
    write('inbox/walk.json.tmp', 10);
    write('uploads/walk.json', 10);
    nowMs += 1000;
    await watcher.look();
    expect(announced).toEqual([]);
  });

  it('takes a name in capitals, and passes over what macOS puts beside files', async () => {
    write('inbox/WALK.JSON', 10);
    write('inbox/._walk.json', 10);
    write('inbox/__MACOSX/walk.json', 10);
    write('inbox/organization_id=1/__MACOSX/._walk.json', 10);
    write('inbox/walk.json.txt', 10);
    write('inbox/my__MACOSX/walk.json', 10);
    nowMs += 1000;
    await watcher.look();
    expect(announced).toEqual(['inbox/WALK.JSON', 'inbox/my__MACOSX/walk.json']);
  });
});
