import { describe, expect, it } from 'vitest';
import { recentStamps } from '../../../api/demo/demo-dates.ts';

const recording = (ts: string[], movement = 'walk', person = 'ada') => ({ ts, movement, person });
const now = new Date('2026-03-02T00:30:00Z');

describe('recentStamps', () => {
  it('moves one recording of a test to every third day, in the original order', () => {
    const moved = recentStamps(
      [
        recording(['2022-07-11 12:10:00.000 +02:00']),
        recording(['2022-07-11 12:06:00.000 +02:00']),
        recording(['2022-07-11 12:06:00.100 +02:00'], 'stand'),
        recording(['2022-07-11 11:09:00.000 +01:00']),
      ],
      () => 1,
      now,
    );
    expect(moved.flat()).toEqual([
      '2026-03-01 12:10:00.000 +02:00',
      '2026-02-23 12:06:00.000 +02:00',
      '2026-03-01 12:06:00.100 +02:00',
      '2026-02-26 11:09:00.000 +01:00',
    ]);
  });

  it('ends each person’s recordings at a different time', () => {
    const moved = recentStamps(
      [
        recording(['2023-04-25 12:04:52.228840 -07:00'], 'walk', 'henry'),
        recording(['2022-07-11 12:00:00.000 +02:00']),
      ],
      (person) => (person === 'henry' ? 16 : 2),
      now,
    );
    expect(moved.flat()).toEqual([
      '2026-02-14 12:04:52.228840 -07:00',
      '2026-02-28 12:00:00.000 +02:00',
    ]);
  });

  it('keeps every interval, including over midnight and the end of a month', () => {
    const ts = ['2022-07-11 23:59:59.990 +02:00', '2022-07-12 00:00:00.000 +02:00'];
    expect(recentStamps([recording(ts)], () => 2, now)).toEqual([
      ['2026-02-28 23:59:59.990 +02:00', '2026-03-01 00:00:00.000 +02:00'],
    ]);
  });
});
