import { useSyncExternalStore } from 'react';

/**
 * `offline`: the browser has no network. `failing`: the last request did not reach the API, or found it out of order.
 * `slow`: a request has been waiting for long.
 */
export type ConnectionState = 'fine' | 'slow' | 'offline' | 'failing';

/** People begin to wonder by then. */
const SLOW_AFTER_MS = 4000;

/** Nothing is sent again sooner than this, even where other requests go through. */
const RETRY_AFTER_MS = 1000;

let lastRequestFailed = false;
/** Requests on their way; those that are slow stay without a timer. */
const underWay = new Map<number, number | null>();
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

/** Told by the API client of every request that leaves for the API. */
export function beginRequest(key: number): void {
  if (underWay.has(key)) return;
  const grow = () => {
    underWay.set(key, null);
    notify();
  };
  underWay.set(key, window.setTimeout(grow, SLOW_AFTER_MS));
}

/** Told of every request that is over; `reachedApi` is left out when nobody waited for the answer any more. */
export function endRequest(key: number, reachedApi?: boolean): void {
  const timer = underWay.get(key);
  if (typeof timer === 'number') window.clearTimeout(timer);
  underWay.delete(key);
  if (reachedApi !== undefined) lastRequestFailed = !reachedApi;
  notify();
}

function readState(): ConnectionState {
  if (!navigator.onLine) return 'offline';
  if (lastRequestFailed) return 'failing';
  for (const timer of underWay.values()) if (timer === null) return 'slow';
  return 'fine';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Renders anew when the connection changes. */
export const useConnectionState = () => useSyncExternalStore(subscribe, readState);

/** Whether it is worth asking: a slow answer is one. */
export const canReach = (state: ConnectionState) => state === 'fine' || state === 'slow';

/** Calls back once, when the API can be reached. Answers how to stop waiting for it. */
export function whenReachable(callback: () => void): () => void {
  let timer: number | undefined;
  const look = () => {
    window.clearTimeout(timer);
    if (canReach(readState())) timer = window.setTimeout(callback, RETRY_AFTER_MS);
  };
  const stop = subscribe(look);
  look();
  return () => {
    stop();
    window.clearTimeout(timer);
  };
}
