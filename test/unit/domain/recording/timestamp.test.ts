import { describe, expect, it } from 'vitest';
import { TimestampReader, formatTimestamp } from '../../../../api/domain/recording/timestamp.ts';
import { randomNumbers } from './sensor-columns.ts';

function read(text: string) {
  const reader = new TimestampReader();
  const fault = reader.read(text);
  return fault ?? [formatTimestamp(reader.timeUs), reader.utcOffsetMinutes];
}

describe('TimestampReader', () => {
  it.each([
    ['2023-04-25 12:04:52.228840 -07:00', '2023-04-25T19:04:52.228840Z', -420],
    ['2022-07-11 12:06:17.810 +02:00', '2022-07-11T10:06:17.810000Z', 120],
    ['2022-07-11 12:06:17.810 -00:00', '2022-07-11T12:06:17.810000Z', 0],
    ['2022-07-11 12:06:17.810 +0200', '2022-07-11T10:06:17.810000Z', 120],
    ['2022-07-11 12:06:17+02', '2022-07-11T10:06:17.000000Z', 120],
    ['2022-07-11T12:06:17Z', '2022-07-11T12:06:17.000000Z', 0],
    ['2022-07-11T12:06:17,1Z', '2022-07-11T12:06:17.100000Z', 0],
    ['2022-07-11 12:06:17,810123 +0200', '2022-07-11T10:06:17.810123Z', 120],
    ['2022-07-11T12:06:17.1Z', '2022-07-11T12:06:17.100000Z', 0],
    ['2022-07-11T12:06:17.123456+05:45', '2022-07-11T06:21:17.123456Z', 345],
    ['2023-12-31 23:30:00 -01:00', '2024-01-01T00:30:00.000000Z', -60],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000000Z', 0],
    ['2254-12-31T23:59:59.999999Z', '2254-12-31T23:59:59.999999Z', 0],
  ])('reads %s', (text, utc, offset) => {
    expect(read(text)).toEqual([utc, offset]);
  });

  it('truncates to microseconds and reports it', () => {
    const reader = new TimestampReader();
    expect(reader.read('2022-07-11T12:06:17.123456789Z')).toBeNull();
    expect(formatTimestamp(reader.timeUs)).toBe('2022-07-11T12:06:17.123456Z');
    expect(reader.finerThanMicroseconds).toBe(true);
    reader.read('2022-07-11T12:06:17.123456000Z');
    expect(reader.finerThanMicroseconds).toBe(false);
  });

  it.each([
    ['2023-04-25 12:04:52.228840', 'zone'],
    ['2023-04-25T12:04:52', 'zone'],
    ['2023-04-25 12:04:52 PST', 'zone'],
    ['2023-04-25 12:04:52 +15:00', 'zone'],
    ['2023-04-25 12:04:52 +02:60', 'zone'],
    ['2023-04-25 12:04:52 +02:0', 'zone'],
    ['2023-04-25 12:04:52Zulu', 'zone'],
    ['2023-02-29T12:00:00Z', 'calendar'],
    ['2100-02-29T12:00:00Z', 'calendar'],
    ['2023-04-31T12:00:00Z', 'calendar'],
    ['2023-13-01T12:00:00Z', 'calendar'],
    ['2023-00-10T12:00:00Z', 'calendar'],
    ['2023-04-00T12:00:00Z', 'calendar'],
    ['2023-04-25T24:00:00Z', 'calendar'],
    ['2023-04-25T12:00:60Z', 'calendar'],
    ['', 'form'],
    ['yesterday', 'form'],
    ['2023-4-25 12:04:52Z', 'form'],
    ['2023/04/25 12:04:52Z', 'form'],
    ['2023-04-25_12:04:52Z', 'form'],
    ['2023-04-25 12:04:52.Z', 'form'],
    ['2023-04-25 12:04:52,Z', 'form'],
    ['2023-04-25 12:04:52,5.5Z', 'zone'],
    ['2023-04-25 12:04:52.0123456789Z', 'form'],
    ['２０２３-04-25 12:04:52Z', 'form'],
  ])('rejects %s: %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  it('agrees with Date.parse on ten thousand days, and parses what formatTimestamp writes', () => {
    const random = randomNumbers(1);
    const reader = new TimestampReader();
    for (let i = 0; i < 10_000; i++) {
      const timeUs = Math.floor(random() * 2 ** 32) * 1e6 + Math.floor(random() * 1e6);
      const text = formatTimestamp(timeUs);
      const faithful =
        reader.read(text) === null &&
        reader.timeUs === timeUs &&
        Date.parse(text) === Math.floor(timeUs / 1000);
      if (!faithful) expect.fail(text);
    }
  });
});
