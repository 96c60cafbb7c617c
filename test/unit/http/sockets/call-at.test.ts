import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callAt } from '../../../../api/http/sockets/call-at.ts';

const DAY_MS = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a call at a time', () => {
  it.each([0.01, 1, 24, 25, 60, 3650])('is made once, after %d days', (days) => {
    const call = vi.fn();
    callAt(new Date(Date.now() + days * DAY_MS), call);
    vi.advanceTimersByTime(days * DAY_MS - 1);
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(call).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is made at once for a time that has passed', () => {
    const call = vi.fn();
    callAt(new Date(Date.now() - DAY_MS), call);
    vi.advanceTimersByTime(1);
    expect(call).toHaveBeenCalledOnce();
  });

  it('is not made after it was cancelled, before or after the first timer ran out', () => {
    const call = vi.fn();
    for (const wait of [0, 30, 59]) {
      const cancel = callAt(new Date(Date.now() + 60 * DAY_MS), call);
      vi.advanceTimersByTime(wait * DAY_MS);
      cancel();
      expect(vi.getTimerCount()).toBe(0);
    }
    vi.advanceTimersByTime(100 * DAY_MS);
    expect(call).not.toHaveBeenCalled();
  });
});
