import { useSyncExternalStore } from 'react';

/**
 * `offline`: the browser has no network. `failing`: the last request did not reach the API, or found it out of order.
 * `slow`: the page has been waiting for long.
 */
export type ConnectionState = 'fine' | 'slow' | 'offline' | 'failing';

/** People begin to wonder by then: after one request, or after several of which one needs what came before. */
const SLOW_AFTER_MS = 4000;

/** Of quick requests nobody wonders about the last one, however many they are. */
const QUICK_MS = 2000;

/** What is asked for within this time is still about the same. */
const SETTLED_AFTER_MS = 1000;

/** Nothing is sent again sooner than this, even where other requests go through. */
const RETRY_AFTER_MS = 1000;

let lastRequestFailed = false;
let isSlow = false;
/** Since when the page has been waiting; null when it has settled. */
let waitingSince: number | null = null;
let settling: number | undefined;
/** Requests on their way, each with its timer. */
const underWay = new Map<unknown, number>();
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

/** Told by the API client of every request that leaves for the API, by its key. */
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

/** Told of every request that is over; `reachedApi` is left out when nobody waited for the answer any more. */
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
