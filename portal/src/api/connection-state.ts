import { useSyncExternalStore } from 'react';

/**
 * `offline`: the browser has no network. `failing`: the last request did not reach the API, or the API was not
 * working. `slow`: the page has been waiting for a long time.
 */
export type ConnectionState = 'fine' | 'slow' | 'offline' | 'failing';

/** Viewers notice a wait of this length, whether it is one request or several that depend on each other. */
const SLOW_AFTER_MS = 4000;

/** A request may take at least this long before it counts as slow, even late in a series of quick ones. */
const QUICK_MS = 2000;

/** Requests that start within this time belong to the same wait. */
const SETTLED_AFTER_MS = 1000;

/** Failed requests are not retried sooner than this, even when other requests succeed. */
const RETRY_AFTER_MS = 1000;

let lastRequestFailed = false;
let isSlow = false;
/** When the page started to wait; null when nothing is pending. */
let waitingSince: number | null = null;
let settling: number | undefined;
/** Pending requests by key, each with its timer. */
const underWay = new Map<unknown, number>();
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

/** The API client calls this for every request that it sends. */
export function beginRequest(key: unknown): void {
  if (underWay.has(key)) return;
  const now = Date.now();
  waitingSince ??= now;
  window.clearTimeout(settling);
  const growSlow = () => {
    isSlow = true;
    notify();
  };
  const left = waitingSince + SLOW_AFTER_MS - now;
  underWay.set(key, window.setTimeout(growSlow, Math.max(left, QUICK_MS)));
}

/** Called for every request that has ended; `reachedApi` is left out when the request was cancelled. */
export function endRequest(key: unknown, reachedApi?: boolean): void {
  window.clearTimeout(underWay.get(key));
  underWay.delete(key);
  if (underWay.size === 0) {
    window.clearTimeout(settling);
    settling = window.setTimeout(settle, SETTLED_AFTER_MS);
  }
  if (reachedApi !== undefined) lastRequestFailed = !reachedApi;
  notify();
}

function settle(): void {
  waitingSince = null;
  isSlow = false;
  notify();
}

function readState(): ConnectionState {
  if (!navigator.onLine) return 'offline';
  if (lastRequestFailed) return 'failing';
  return isSlow ? 'slow' : 'fine';
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

/** Renders again when the connection changes. */
export const useConnectionState = () => useSyncExternalStore(subscribe, readState);

/** Whether a request is worth sending: slow still counts as reachable. */
export const canReach = (state: ConnectionState) => state === 'fine' || state === 'slow';

/** Calls back once, as soon as the API can be reached. Returns a function that cancels this. */
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
