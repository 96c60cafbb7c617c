import { describe, expect, it } from 'vitest';
import { MAX_SAMPLES, parseSamples } from '../../../../api/domain/recording/sample-columns.ts';
import { AXES } from '../../../../api/domain/recording/samples.ts';
import { NOW, START_US, cleanColumns, randomNumbers, type Columns } from './sensor-columns.ts';

const parse = (columns: unknown) => parseSamples(columns, { now: NOW });

function accepted(columns: Columns) {
  const result = parse(columns);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problems(columns: unknown) {
  const result = parse(columns);
  return result.ok ? [] : result.problems;
}

const CLEAN = {
  reorderedCount: 0,
  duplicateStampCount: 0,
  columnLengths: null,
  missingAxes: [],
  utcOffsetChangeCount: 0,
  finerStampCount: 0,
};

describe('parseSamples', () => {
  it('reads clean columns without irregularities', () => {
    const columns = cleanColumns(3);
    const { samples, irregularities, utcOffsetMinutes } = accepted(columns);
    expect(samples.count).toBe(3);
    expect([...samples.timesUs]).toEqual([START_US, START_US + 10_000, START_US + 20_000]);
    for (const axis of AXES) expect([...samples.axes[axis]!]).toEqual(columns[axis]);
    expect(irregularities).toEqual(CLEAN);
    expect(utcOffsetMinutes).toBe(0);
  });

  describe('order', () => {
    it('sorts rows by time, all columns together, and counts moved rows', () => {
      const { ts, ...axes } = cleanColumns(4);
      const { samples, irregularities } = accepted({ ts: [ts[0], ts[2], ts[1], ts[3]], ...axes });
      expect([...samples.timesUs]).toEqual([0, 1, 2, 3].map((i) => START_US + i * 10_000));
      expect([...samples.axes.ax!]).toEqual([0, 2, 1, 3].map((row) => axes.ax[row]));
      expect([...samples.axes.mz!]).toEqual([0, 2, 1, 3].map((row) => axes.mz[row]));
      expect(irregularities).toEqual({ ...CLEAN, reorderedCount: 2 });
    });

    it('keeps equal times in their original order, and counts them', () => {
      const { ts, ...axes } = cleanColumns(4);
      const { samples, irregularities } = accepted({ ts: [ts[1], ts[1], ts[0], ts[1]], ...axes });
      expect([...samples.axes.ax!]).toEqual([2, 0, 1, 3].map((row) => axes.ax[row]));
      expect(irregularities).toEqual({ ...CLEAN, reorderedCount: 3, duplicateStampCount: 2 });
    });

    it('restores any shuffled recording, value for value', () => {
      const random = randomNumbers(7);
      for (let round = 0; round < 20; round++) {
        const clean = cleanColumns(2 + Math.floor(random() * 300));
        const order = clean.ts.map((_, i) => i).sort(() => random() - 0.5);
        const shuffled = Object.fromEntries(
          Object.entries(clean).map(([name, list]) => [name, order.map((row) => list[row])]),
        );
        const { samples, irregularities } = accepted(shuffled);
        expect(samples).toEqual(accepted(clean).samples);
        expect(irregularities.reorderedCount).toBe(order.filter((row, i) => row !== i).length);
      }
    });
  });

  describe('lengths', () => {
    it('trims to the shortest non-empty column, and records all lengths', () => {
      const columns = cleanColumns(5);
      const { samples, irregularities } = accepted({
        ...columns,
        gy: columns.gy.slice(0, 3),
        mx: [],
      });
      expect(samples.count).toBe(3);
      expect(samples.timesUs).toHaveLength(3);
      expect([...samples.axes.ax!]).toEqual(columns.ax.slice(2));
      expect([...samples.axes.gy!]).toEqual(columns.gy.slice(0, 3));
      expect([...samples.timesUs]).toEqual([...accepted(columns).samples.timesUs.slice(2)]);
      const { mx: _, ...rest } = Object.fromEntries(['ts', ...AXES].map((name) => [name, 5]));
      expect(irregularities.columnLengths).toEqual({ ...rest, gy: 3 });
      expect(irregularities.missingAxes).toEqual(['mx']);
    });

    it('trims to the times when they are the fewest', () => {
      const columns = cleanColumns(5);
      const { samples } = accepted({ ...columns, ts: columns.ts.slice(0, 2) });
      expect(samples.count).toBe(2);
      expect([...samples.axes.mz!]).toEqual(columns.mz.slice(3));
    });

    it('rejects columns that leave one row, and names the column', () => {
      expect(problems({ ...cleanColumns(5), gy: [1] })).toEqual([
        { field: 'samples.gy', message: 'must have at least 2 rows, got 1' },
      ]);
    });

    it.each([0, 1])('rejects %i rows', (rows) => {
      expect(problems(cleanColumns(rows))).toEqual([
        { field: 'samples.ts', message: `must have at least 2 rows, got ${rows}` },
      ]);
    });

    it('rejects more than a million rows with LIMIT_EXCEEDED', () => {
      const rows = MAX_SAMPLES + 1;
      const found = problems({ ts: new Array(rows), ax: new Array(5_000_000) });
      expect(found).toEqual([
        {
          field: 'samples.ts',
          message: 'has 1000001 rows; at most 1000000 are taken',
          code: 'LIMIT_EXCEEDED',
        },
        {
          field: 'samples.ax',
          message: 'has 5000000 rows; at most 1000000 are taken',
          code: 'LIMIT_EXCEEDED',
        },
      ]);
    });
  });

  describe('missing axes', () => {
    it('treats an absent, null or empty axis as missing', () => {
      const { mx: _, ...columns } = cleanColumns(3);
      const { samples, irregularities } = accepted({ ...columns, my: null, mz: [] });
      expect([samples.axes.mx, samples.axes.my, samples.axes.mz]).toEqual([null, null, null]);
      expect(irregularities).toEqual({ ...CLEAN, missingAxes: ['mx', 'my', 'mz'] });
    });

    it('keeps the values of an all-zero axis, and reports it as missing', () => {
      const { samples, irregularities } = accepted({ ...cleanColumns(2), mx: [0, -0] });
      expect([...samples.axes.mx!]).toEqual([0, -0]);
      expect(irregularities.missingAxes).toEqual(['mx']);
    });

    it('rejects a recording without any axis', () => {
      const { ts } = cleanColumns(3);
      const message = 'must hold values other than zero in at least one axis';
      expect(problems({ ts })).toEqual([{ field: 'samples', message }]);
      expect(problems({ ts, ax: [0, 0, 0] })).toEqual([{ field: 'samples', message }]);
    });
  });

  describe('values', () => {
    it.each([
      [NaN, 'must be a finite number, got NaN'],
      [Infinity, 'must be a finite number, got Infinity'],
      [-Infinity, 'must be a finite number, got -Infinity'],
      [null, 'must be a finite number, got null'],
      [undefined, 'must be a finite number, got nothing'],
      ['NaN', 'must be a finite number, got "NaN"'],
      ['9.81', 'must be a finite number, got a number in quotes'],
      ['Eleanor Rigby', 'must be a finite number, got text'],
      [true, 'must be a finite number, got true'],
      [[1], 'must be a finite number, got a list'],
      [{}, 'must be a finite number, got an object'],
      [10n, 'must be a finite number, got an object'],
      [1.1e9, 'must lie between -1000000000 and 1000000000'],
    ])('rejects %s in an axis and names its index', (value, message) => {
      const columns = cleanColumns(20);
      const ax = [...columns.ax.slice(0, 17), value, ...columns.ax.slice(18)];
      expect(problems({ ...columns, ax })).toEqual([{ field: 'samples.ax[17]', message }]);
    });

    it('names ten problems at most', () => {
      const columns = { ...cleanColumns(50), gx: new Array(50).fill(null), ts: new Array(50) };
      expect(problems(columns)).toHaveLength(10);
    });

    it.each([
      ['text', 'must be a list of numbers, got text'],
      [5, 'must be a list of numbers, got a number'],
      [{ length: 3 }, 'must be a list of numbers, got an object'],
    ])('rejects %s as a column', (az, message) => {
      expect(problems({ ...cleanColumns(3), az })).toEqual([{ field: 'samples.az', message }]);
    });

    it.each([[null], [[]], ['text'], [7]])('rejects %s as all columns', (columns) => {
      expect(problems(columns)).toEqual([
        { field: 'samples', message: expect.stringMatching(/^must be an object, got /) as string },
      ]);
    });
  });

  describe('times', () => {
    const withStamp = (stamp: unknown) => {
      const columns = cleanColumns(3);
      return { ...columns, ts: [columns.ts[0], columns.ts[1], stamp] };
    };

    it.each([
      ['2026-03-01 08:00:00.000', /offset from UTC.*-07:00/],
      ['2026-02-30 08:00:00Z', /does not exist/],
      ['9999-12-31 23:59:59 -00:00', /between the year 2000 and 24 hours from now/],
      ['1999-12-31 23:59:59 -00:00', /between the year 2000 and 24 hours from now/],
      ['2026-03-02T09:00:00.000001Z', /24 hours from now/],
      ['soon', /^must be a time such as "/],
      [1_677_000_000, /^must be a time such as .*, got a number$/],
      [null, /^must be a time such as .*, got null$/],
    ])('rejects %s', (stamp, message) => {
      expect(problems(withStamp(stamp))).toEqual([
        { field: 'samples.ts[2]', message: expect.stringMatching(message) as string },
      ]);
    });

    it('accepts a phone whose clock is a day ahead', () => {
      expect(accepted(withStamp('2026-03-02T09:00:00Z')).samples.count).toBe(3);
    });

    it('rejects equal times and missing times', () => {
      const { ts, ...axes } = cleanColumns(3);
      expect(problems({ ts: [ts[0], ts[0], ts[0]], ...axes })).toEqual([
        { field: 'samples.ts', message: 'must not all be the same time' },
      ]);
      expect(problems(axes)).toEqual([
        { field: 'samples.ts', message: 'must be a list of times, got nothing' },
      ]);
    });

    it('returns the offset of the earliest sample, and counts changes', () => {
      const { ts: _, ...axes } = cleanColumns(3);
      const ts = [
        '2026-03-01 09:00:02 +01:00',
        '2026-03-01 03:00:01 -05:00',
        '2026-03-01 09:00:03 +01:00',
      ];
      const { utcOffsetMinutes, irregularities } = accepted({ ts, ...axes });
      expect(utcOffsetMinutes).toBe(-300);
      expect(irregularities).toEqual({ ...CLEAN, reorderedCount: 2, utcOffsetChangeCount: 1 });
    });

    it('counts times finer than a microsecond', () => {
      const { irregularities } = accepted(withStamp('2026-03-01T08:00:01.000000001Z'));
      expect(irregularities).toEqual({ ...CLEAN, finerStampCount: 1 });
    });
  });
});
