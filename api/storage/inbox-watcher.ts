import { type InboxSource, isInboxRecording } from './inbox-source.ts';
import { objectKeys } from './object-keys.ts';
import type { ObjectStore } from './object-store.ts';

const LOOK_EVERY_MS = 1000;
/** A file that changed more recently may still be uploading. */
const SETTLED_AFTER_MS = 1000;

export interface InboxWatcher extends InboxSource {
  /** Scans once. Announces every settled object that has changed since its last announcement. */
  look(): Promise<void>;
}

/** Scans the inbox of a store periodically. An object that fails is announced again by the next scan. */
export function createInboxWatcher({
  store,
  announce,
  onError,
  now,
}: {
  readonly store: ObjectStore;
  readonly announce: (key: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
}): InboxWatcher {
  const announced = new Map<string, number>();
  let looking = Promise.resolve();

  async function look(): Promise<void> {
    const present = new Set<string>();
    for await (const { key, modifiedAt } of store.list(objectKeys.inbox)) {
      if (!isInboxRecording(key)) continue;
      present.add(key);
      const changedMs = modifiedAt.getTime();
      const settled = now().getTime() - changedMs >= SETTLED_AFTER_MS;
      if (!settled || announced.get(key) === changedMs) continue;
      await announce(key);
      announced.set(key, changedMs);
    }
    for (const key of announced.keys()) if (!present.has(key)) announced.delete(key);
  }

  let timer: NodeJS.Timeout | undefined;

  return {
    look,
    start() {
      timer = setInterval(() => {
        looking = looking.then(look).catch(onError);
      }, LOOK_EVERY_MS);
    },
    deadLetters: async () => ({ count: 0, letters: [] }),
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
