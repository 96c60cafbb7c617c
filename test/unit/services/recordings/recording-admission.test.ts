import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRecordingAdmission } from '../../../../api/services/recordings/recording-admission.ts';

afterEach(() => vi.useRealTimers());

describe('the admission of large recordings', () => {
  it('admits a limited number at a time, in the order of arrival', async () => {
    const admission = createRecordingAdmission(2);
    const inside: number[] = [];
    const leave = await admission.enter();
    await admission.enter();
    const third = admission.enter().then((end) => {
      inside.push(3);
      return end;
    });
    const fourth = admission.enter().then(() => inside.push(4));
    await Promise.resolve();
    expect(inside).toEqual([]);
    leave();
    leave(); // does no harm
    (await third)();
    await fourth;
    expect(inside).toEqual([3, 4]);
  });

  it('rejects a caller that waited too long, and admits the next', async () => {
    vi.useFakeTimers();
    const admission = createRecordingAdmission(1);
    const leave = await admission.enter();
    const impatient = expect(admission.enter()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await vi.advanceTimersByTimeAsync(9000);
    const patient = admission.enter();
    await vi.advanceTimersByTimeAsync(1500);
    await impatient;
    leave();
    await expect(patient).resolves.toBeTypeOf('function');
  });

  it('rejects at once when too many wait', async () => {
    vi.useFakeTimers();
    const admission = createRecordingAdmission(1);
    await admission.enter();
    const waiting = Array.from({ length: 100 }, () => admission.enter().catch(() => 'sent away'));
    await expect(admission.enter()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['sent away']));
  });
});
