import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { ServiceGraph } from './services.ts';

const SWEEP_MS = 10 * 60_000;

export interface Sweeping {
  stop(): void;
}

export interface SweepingOptions {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly log: Log;
}

/** Deletes expired data and leftovers of interrupted writes, now and every ten minutes. */
export function startSweeping(
  { services, wings }: ServiceGraph,
  { database, store, log }: SweepingOptions,
): Sweeping {
  function sweep(): void {
    store.sweep().catch((error: unknown) => {
      log.warn({ err: error }, 'cannot delete interrupted writes');
    });
    database.maintain().catch((error: unknown) => {
      log.warn({ err: error }, 'cannot clean up the database');
    });
    services.uploads.deleteExpired().catch((error: unknown) => {
      log.warn({ err: error }, 'cannot delete expired uploads');
    });
    for (const wing of wings) {
      wing.sweep?.().catch((error: unknown) => {
        log.warn({ err: error }, 'cannot delete expired data');
      });
    }
  }
  sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  return { stop: () => clearInterval(timer) };
}
