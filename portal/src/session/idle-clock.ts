/**
 * When the viewer was last active, in any tab of this browser, and how long they may be inactive. It is stored in the
 * browser, so that a laptop that was closed overnight ends the session when it opens.
 */
const LAST_ACTIVE = 'gaitway.lastActive';
const IDLE_MINUTES = 'gaitway.idleMinutes';

/** Used until the organization's setting has loaded. */
const DEFAULT_IDLE_MINUTES = 30;

export const markActive = () => window.localStorage.setItem(LAST_ACTIVE, String(Date.now()));

export const storeIdleMinutes = (minutes: number) =>
  window.localStorage.setItem(IDLE_MINUTES, String(minutes));

/** Milliseconds until the session ends for inactivity; negative when it is over. */
export function msUntilIdle(): number {
  const lastActive = Number(window.localStorage.getItem(LAST_ACTIVE) ?? Date.now());
  const minutes = Number(window.localStorage.getItem(IDLE_MINUTES) ?? DEFAULT_IDLE_MINUTES);
  return lastActive + minutes * 60_000 - Date.now();
}
