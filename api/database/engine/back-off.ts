import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 50;
const LONGEST_MS = 1000;

/** Waits before attempt number `attempt` (1 is the first repetition), at random so that many do not come back together. */
export const backOff = (attempt: number): Promise<void> =>
  sleep(Math.random() * Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS));
