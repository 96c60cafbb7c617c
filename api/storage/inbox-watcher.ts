import { objectKeys } from './object-keys.ts';
import type { ObjectStore } from './object-store.ts';

const LOOK_EVERY_MS = 1000;
/** A file that changed a moment ago may still be on its way. */
const SETTLED_AFTER_MS = 1000;

export interface InboxWatcher {
  /** Looks once: announces every object that has settled and was not announced since it last changed. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Announces the objects that land in the inbox of a store without notifications of its own. */
export function watchInbox({
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
      if (key.startsWith(objectKeys.rejected) || !key.endsWith('.json')) continue;
      present.add(key);
      const changedMs = modifiedAt.getTime();
      const settled = now().getTime() - changedMs >= SETTLED_AFTER_MS;
      if (!settled || announced.get(key) === changedMs) continue;
      await announce(key);
      announced.set(key, changedMs);
    }
    for (const key of announced.keys()) if (!present.has(key)) announced.delete(key);
  }

  const timer = setInterval(() => {
    looking = looking.then(look).catch(onError);
  }, LOOK_EVERY_MS);

  return {
    look,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
