/** What DuckDB has for the ends of time, as Arrow carries it. */
const INFINITE_DAYS = 2_147_483_647;
const INFINITE_MICROSECONDS = 9_223_372_036_854_775_807n;

const US_PER_DAY = 86_400_000_000n;

/** `0001-01-01` and `9999-12-31`, in days since 1970. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** Whether a day has a year from 1 to 9999, which every reader of dates knows. */
export const isPlainDay = (days: number): boolean => days >= FIRST_DAY && days <= LAST_DAY;

/** Whether a time has a year from 1 to 9999, which every reader of dates knows. */
export const isPlainMoment = (us: bigint): boolean =>
  us >= BigInt(FIRST_DAY) * US_PER_DAY && us < BigInt(LAST_DAY + 1) * US_PER_DAY;

/** Days since 1970 as `YYYY-MM-DD`, other years than 0 to 9999 with a sign and six digits, or `infinity`. */
export function dayText(days: number): string {
  if (Math.abs(days) >= INFINITE_DAYS) return days > 0 ? 'infinity' : '-infinity';
  // Proleptic Gregorian, in eras of 400 years that begin on a first of March.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  );
  const ofYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const dayOfMonth = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${yearText(year + era * 400 + (month <= 2 ? 1 : 0))}-${two(month)}-${two(dayOfMonth)}`;
}

/** Microseconds since 1970 as ISO 8601 in UTC with six digits of the second, years as `dayText`, or `infinity`. */
export function momentText(us: bigint): string {
  if (us >= INFINITE_MICROSECONDS) return 'infinity';
  if (us <= -INFINITE_MICROSECONDS) return '-infinity';
  const ofDay = ((us % US_PER_DAY) + US_PER_DAY) % US_PER_DAY;
  const days = Number((us - ofDay) / US_PER_DAY);
  const time = new Date(Number(ofDay / 1000n)).toISOString().slice(11, 23);
  return `${dayText(days)}T${time}${String(ofDay % 1000n).padStart(3, '0')}Z`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}
