/** What can be wrong with the text of a time. */
export type TimestampFault = 'form' | 'zone' | 'calendar';

const US_PER_SECOND = 1_000_000;
const US_PER_MINUTE = 60 * US_PER_SECOND;
const US_PER_DAY = 86_400 * US_PER_SECOND;

/** Kiribati is the farthest from UTC. */
const MAX_OFFSET_MINUTES = 14 * 60;

/** 2000-03-01 in days since 1970-01-01: the calendar's 400 years repeat from here, leap day last. */
const MARCH_2000 = 11_017;

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const ZERO = 48;
const NINE = 57;
const COLON = 58;
const DASH = 45;
const PLUS = 43;
const COMMA = 44;
const DOT = 46;
const SPACE = 32;
const T = 84;
const Z = 90;

/**
 * Reads times with a zone: `2023-04-25 12:04:52.228840 -07:00`, ISO 8601 with `T`, `Z`, and offsets
 * written `-07:00`, `-0700` or `-07`. The fraction has no to nine digits, after a dot or
 * a comma.
 *
 * One reader reads many stamps and keeps the last one in its fields, so that a recording of a
 * million rows makes no object for each row. By hand because `Date.parse` knows neither microseconds
 * nor the form with spaces, and takes a time without a zone for one of the server's.
 */
export class TimestampReader {
  /** Microseconds since 1970-01-01T00:00Z, whole; exact up to the year 2255. */
  timeUs = 0;
  /** Minutes that the written clock is ahead of UTC. */
  utcOffsetMinutes = 0;
  /** The text named less than a microsecond, which was cut off. */
  finerThanMicroseconds = false;

  /** Sets the fields and returns null. Returns the fault for an invalid text; the fields are then meaningless. */
  read(text: string): TimestampFault | null {
    const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    const month = twoDigits(text, 5);
    const day = twoDigits(text, 8);
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    const separator = text.charCodeAt(10);
    // A number that is not there is NaN and makes the sum NaN.
    if (Number.isNaN(year + month + day + hour + minute + second)) return 'form';
    if (separator !== SPACE && separator !== T) return 'form';
    if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return 'form';
    if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return 'form';
    if (hour > 23 || minute > 59 || second > 59 || !isDay(year, month, day)) return 'calendar';

    let at = 19;
    let micros = 0;
    this.finerThanMicroseconds = false;
    if (text.charCodeAt(at) === DOT || text.charCodeAt(at) === COMMA) {
      let unit = US_PER_SECOND / 10;
      const first = ++at;
      for (; isDigit(text.charCodeAt(at)); at++) {
        const digit = text.charCodeAt(at) - ZERO;
        if (at - first < 6) micros += digit * unit;
        else if (digit !== 0) this.finerThanMicroseconds = true;
        unit /= 10;
      }
      if (at === first || at - first > 9) return 'form';
    }

    if (text.charCodeAt(at) === SPACE) at++;
    const offset = readOffset(text, at);
    if (offset === null) return 'zone';
    this.utcOffsetMinutes = offset;
    this.timeUs =
      daysSince1970(year, month, day) * US_PER_DAY +
      ((hour * 60 + minute) * 60 + second) * US_PER_SECOND +
      micros -
      offset * US_PER_MINUTE;
    return null;
  }
}

/** The second written last: a recording has a hundred stamps in each, and dates are slow to write. */
const lastSecond = { startUs: NaN, text: '' };

/** Writes `2023-04-25T19:04:52.228840Z`: ISO 8601 in UTC, always with six fraction digits. */
export function formatTimestamp(timeUs: number): string {
  const micros = timeUs % US_PER_SECOND;
  const startUs = timeUs - micros;
  if (startUs !== lastSecond.startUs) {
    lastSecond.startUs = startUs;
    lastSecond.text = new Date(startUs / 1000).toISOString().slice(0, 20);
  }
  return `${lastSecond.text}${String(US_PER_SECOND + micros).slice(1)}Z`;
}

function readOffset(text: string, at: number): number | null {
  const sign = text.charCodeAt(at);
  if (sign === Z) return text.length === at + 1 ? 0 : null;
  if (sign !== PLUS && sign !== DASH) return null;
  const hours = twoDigits(text, at + 1);
  const rest = text.length - (at + 3);
  const minutes =
    rest === 0
      ? 0
      : rest === 2
        ? twoDigits(text, at + 3)
        : rest === 3 && text.charCodeAt(at + 3) === COLON
          ? twoDigits(text, at + 4)
          : NaN;
  const offset = hours * 60 + minutes;
  if (!(minutes <= 59 && offset <= MAX_OFFSET_MINUTES)) return null;
  // `-00:00` is UTC, and plain zero: -0 would not equal it in a test nor in a database.
  return sign === DASH && offset > 0 ? -offset : offset;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]!) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day !== 29 || leap;
}

/** Proleptic Gregorian days; years counted from March so that the leap day is the last of a year. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = (month > 2 ? year : year - 1) - 2000;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return MARCH_2000 + y * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + (day - 1);
}

/** The number written in two digits, or NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - ZERO) * 10 + (ones - ZERO) : NaN;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
