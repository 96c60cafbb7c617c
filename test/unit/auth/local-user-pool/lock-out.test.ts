import { expect, it } from 'vitest';
import { lockSeconds } from '../../../../api/auth/local-user-pool/lock-out.ts';

it.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [9, 16],
  [14, 512],
  [15, 900],
  [5000, 900],
])('after %i failures an account is locked for %i s', (failures, seconds) => {
  expect(lockSeconds(failures)).toBe(seconds);
});
