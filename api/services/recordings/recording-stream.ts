import { EventEmitter, on } from 'node:events';
import type { Database } from '../../database/database.ts';

/** Reports which recordings change, in any process. */
export interface RecordingChanges {
  /** Streams the ids of recordings that change from now on. Calling `return` ends it immediately. */
  subscribe(): AsyncIterableIterator<string>;
}

/** One listening connection for any number of subscribers. */
export async function openRecordingChanges(database: Database): Promise<RecordingChanges> {
  const emitter = new EventEmitter().setMaxListeners(0);
  await database.listen('recording_changed', (id) => emitter.emit('changed', id));
  return {
    subscribe: () =>
      mapStream(on(emitter, 'changed') as AsyncIterator<[string]>, ([id]) => Promise.resolve(id)),
  };
}

/**
 * Maps a stream and skips items that map to undefined. Not a generator, because a generator that waits for its
 * source cannot end before the next item.
 */
export function mapStream<Source, Item>(
  source: AsyncIterator<Source>,
  map: (value: Source) => Promise<Item | undefined>,
): AsyncIterableIterator<Item> {
  return {
    async next(): Promise<IteratorResult<Item>> {
      for (;;) {
        const result = await source.next();
        if (result.done) return { done: true, value: undefined };
        const item = await map(result.value);
        if (item !== undefined) return { done: false, value: item };
      }
    },
    async return(): Promise<IteratorResult<Item>> {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
