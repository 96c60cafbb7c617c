import { useSyncExternalStore } from 'react';

/** `offline`: the browser has no network. `failing`: the last request did not reach the API. */
export type ConnectionState = 'fine' | 'offline' | 'failing';

let lastRequestFailed = false;
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

/** Told by the API client after every request. */
export function reportRequest(reachedApi: boolean): void {
  if (lastRequestFailed === !reachedApi) return;
  lastRequestFailed = !reachedApi;
  notify();
}

function readState(): ConnectionState {
  if (!navigator.onLine) return 'offline';
  return lastRequestFailed ? 'failing' : 'fine';
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
