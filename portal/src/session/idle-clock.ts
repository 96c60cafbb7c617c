/**
 * When somebody last did something in the portal, in any tab of this browser, and how long nothing may happen. It is
 * kept with the browser, so that a laptop that was closed over night ends the session as it opens.
 */
const LAST_ACTIVE = 'gaitway.lastActive';
const IDLE_MINUTES = 'gaitway.idleMinutes';

/** Until the organization has said its own. */
const DEFAULT_IDLE_MINUTES = 30;

export const markActive = () => window.localStorage.setItem(LAST_ACTIVE, String(Date.now()));

export const keepIdleMinutes = (minutes: number) =>
  window.localStorage.setItem(IDLE_MINUTES, String(minutes));

/** How long nothing may still happen before the session ends, in milliseconds; negative when it is over. */
export function msUntilIdle(): number {
  const lastActive = Number(window.localStorage.getItem(LAST_ACTIVE) ?? Date.now());
  const minutes = Number(window.localStorage.getItem(IDLE_MINUTES) ?? DEFAULT_IDLE_MINUTES);
  return lastActive + minutes * 60_000 - Date.now();
}
