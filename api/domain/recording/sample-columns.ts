import type { Irregularities } from './irregularities.ts';
import { MAX_PROBLEMS, describeValue, refused, type ParseResult, type Problem } from './problem.ts';
import { orderRows } from './row-order.ts';
import { AXES, type Axis, type Samples } from './samples.ts';
import { TimestampReader, type TimestampFault } from './timestamp.ts';

/** Most rows of one recording; at 100 Hz nearly three hours, where the app stops after 150 s. */
export const MAX_SAMPLES = 1_000_000;

/**
 * No sensor reads more than this in m/s², rad/s or µT. It keeps every square and sum of the
 * statistics and the features finite.
 */
export const MAX_MAGNITUDE = 1e9;

const EARLIEST_US = Date.UTC(2000, 0, 1) * 1000;
const US_PER_DAY = 86_400_000_000;

const EXAMPLE = '"2023-04-25 12:04:52.228840 -07:00"';
const FAULT_MESSAGES: Readonly<Record<TimestampFault, string>> = {
  form: `must be a time such as ${EXAMPLE}`,
  zone: `must name its offset from UTC, such as ${EXAMPLE} or a final "Z"`,
  calendar: 'names a day or a time of day that does not exist',
};

/** The samples of a recording, and what had to be done to them. */
export interface ParsedSamples {
  readonly samples: Samples;
  readonly irregularities: Irregularities;
  /** Minutes that the phone's clock was ahead of UTC at the first sample. */
  readonly utcOffsetMinutes: number;
}

export interface SampleRules {
  /** A stamp more than 24 hours after this is refused. */
  readonly now: Date;
  /** What stands before a column's name in a problem's field. */
  readonly fieldPrefix?: string;
}

/**
 * Reads `{ ts: string[], ax … mz: number[] }`, the columns of the upload format and of the API.
 *
 * Refused: a stamp without a zone, of no calendar, before 2000 or more than a day ahead; a value
 * that is no finite number; fewer than two rows; no time between them; no axis with values.
 * Put right and recorded: rows out of order, columns of unequal length. Kept and recorded: equal
 * stamps, axes that are missing, a change of offset.
 */
export function parseSamples(
  columns: unknown,
  { now, fieldPrefix = 'samples.' }: SampleRules,
): ParseResult<ParsedSamples> {
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) {
    const field = fieldPrefix.replace(/\.$/, '') || 'document';
    return refused({ field, message: `must be an object, got ${describeValue(columns)}` });
  }
  const lists = readLists(columns as Record<string, unknown>, fieldPrefix);
  if (!lists.ok) return lists;
  const { ts, axes, count, columnLengths } = lists.value;

  const problems: Problem[] = [];
  const stamps = readStamps(ts, `${fieldPrefix}ts`, now, problems);
  const values = {} as Record<Axis, Float64Array | null>;
  for (const axis of AXES) {
    const list = axes[axis];
    values[axis] = list && lastOf(readAxis(list, `${fieldPrefix}${axis}`, problems), count);
  }
  const missingAxes = AXES.filter((axis) => values[axis] === null || isZero(values[axis]));
  if (problems.length === 0 && missingAxes.length === AXES.length) {
    const field = fieldPrefix.replace(/\.$/, '') || 'ax';
    problems.push({ field, message: 'must hold values other than zero in at least one axis' });
  }
  if (problems.length > 0) return refused(...problems);

  const rows = orderRows({
    timesUs: lastOf(stamps.timesUs, count),
    utcOffsets: lastOf(stamps.utcOffsets, count),
    axes: values,
  });
  if (rows.timesUs[0] === rows.timesUs[count - 1]) {
    return refused({ field: `${fieldPrefix}ts`, message: 'must not all be the same time' });
  }
  return {
    ok: true,
    value: {
      samples: { count, timesUs: rows.timesUs, axes: rows.axes },
      irregularities: {
        reorderedCount: rows.reorderedCount,
        duplicateStampCount: countRepeats(rows.timesUs),
        columnLengths,
        missingAxes,
        utcOffsetChangeCount: count - 1 - countRepeats(rows.utcOffsets),
        finerStampCount: stamps.finerCount,
      },
      utcOffsetMinutes: rows.utcOffsets[0]!,
    },
  };
}

interface Lists {
  readonly ts: readonly unknown[];
  readonly axes: Readonly<Record<Axis, readonly unknown[] | null>>;
  /** Rows of the shortest column that is not empty. */
  readonly count: number;
  readonly columnLengths: Irregularities['columnLengths'];
}

function readLists(columns: Record<string, unknown>, prefix: string): ParseResult<Lists> {
  const { ts } = columns;
  if (!Array.isArray(ts)) {
    return refused({
      field: `${prefix}ts`,
      message: `must be a list of times, got ${describeValue(ts)}`,
    });
  }
  const problems: Problem[] = [];
  const axes = {} as Record<Axis, readonly unknown[] | null>;
  const lengths: Partial<Record<'ts' | Axis, number>> = { ts: ts.length };
  for (const axis of AXES) {
    const list = columns[axis] ?? null;
    if (list !== null && !Array.isArray(list)) {
      const message = `must be a list of numbers, got ${describeValue(list)}`;
      problems.push({ field: `${prefix}${axis}`, message });
      continue;
    }
    axes[axis] = list !== null && list.length > 0 ? list : null;
    if (axes[axis]) lengths[axis] = axes[axis].length;
  }
  for (const [name, length] of Object.entries(lengths)) {
    if (length <= MAX_SAMPLES) continue;
    const message = `has ${length} rows; at most ${MAX_SAMPLES} are taken`;
    problems.push({ field: `${prefix}${name}`, message, code: 'LIMIT_EXCEEDED' });
  }
  const [shortest, count] = Object.entries(lengths).reduce((a, b) => (b[1] < a[1] ? b : a));
  if (count < 2) {
    problems.push({
      field: `${prefix}${shortest}`,
      message: `must have at least 2 rows, got ${count}`,
    });
  }
  if (problems.length > 0) return refused(...problems);
  const equal = Object.values(lengths).every((length) => length === count);
  return { ok: true, value: { ts, axes, count, columnLengths: equal ? null : lengths } };
}

function readStamps(list: readonly unknown[], field: string, now: Date, problems: Problem[]) {
  const timesUs = new Float64Array(list.length);
  const utcOffsets = new Int16Array(list.length);
  const latestUs = now.getTime() * 1000 + US_PER_DAY;
  const reader = new TimestampReader();
  let finerCount = 0;
  for (let i = 0; i < list.length && problems.length < MAX_PROBLEMS; i++) {
    const text = list[i];
    if (typeof text !== 'string') {
      const message = `${FAULT_MESSAGES.form}, got ${describeValue(text)}`;
      problems.push({ field: `${field}[${i}]`, message });
      continue;
    }
    const fault = reader.read(text);
    if (fault !== null) {
      problems.push({ field: `${field}[${i}]`, message: FAULT_MESSAGES[fault] });
    } else if (reader.timeUs < EARLIEST_US || reader.timeUs > latestUs) {
      const message = 'must lie between the year 2000 and 24 hours from now';
      problems.push({ field: `${field}[${i}]`, message });
    }
    timesUs[i] = reader.timeUs;
    utcOffsets[i] = reader.utcOffsetMinutes;
    if (reader.finerThanMicroseconds) finerCount++;
  }
  return { timesUs, utcOffsets, finerCount };
}

function readAxis(list: readonly unknown[], field: string, problems: Problem[]): Float64Array {
  const values = new Float64Array(list.length);
  for (let i = 0; i < list.length && problems.length < MAX_PROBLEMS; i++) {
    const value = list[i];
    if (typeof value === 'number' && Math.abs(value) <= MAX_MAGNITUDE) {
      values[i] = value;
    } else if (Number.isFinite(value)) {
      const message = `must lie between -${MAX_MAGNITUDE} and ${MAX_MAGNITUDE}`;
      problems.push({ field: `${field}[${i}]`, message });
    } else {
      const message = `must be a finite number, got ${describeValue(value)}`;
      problems.push({ field: `${field}[${i}]`, message });
    }
  }
  return values;
}

/**
 * The rows that all columns have: the sensors of the app start one after another and stop together, so their ends belong
 * together.
 */
const lastOf = <List extends Float64Array | Int16Array>(list: List, count: number): List =>
  list.subarray(list.length - count) as List;

function isZero(values: Float64Array): boolean {
  return values.every((value) => value === 0);
}

/** How many values equal the one before. */
function countRepeats(values: Float64Array | Int16Array): number {
  let repeats = 0;
  for (let i = 1; i < values.length; i++) if (values[i] === values[i - 1]) repeats++;
  return repeats;
}
