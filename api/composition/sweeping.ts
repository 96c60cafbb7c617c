import type { Log } from '../log.ts';
import type { ServiceGraph } from './services.ts';

const SWEEP_MS = 10 * 60_000;

export interface Sweeping {
  stop(): void;
}

/** Deletes what has expired, every ten minutes. */
export function startSweeping({ services, wings }: ServiceGraph, log: Log): Sweeping {
  const timer = setInterval(() => {
    services.uploads.deleteExpired().catch((error: unknown) => {
      log.warn({ err: error }, 'cannot delete expired uploads');
    });
    for (const { sweep } of wings) {
      sweep?.().catch((error: unknown) => {
        log.warn({ err: error }, 'cannot delete what has expired');
      });
    }
  }, SWEEP_MS);
  return { stop: () => clearInterval(timer) };
}
