import i18next from 'i18next';
import { localeOf } from '../i18n/languages.ts';

/**
 * A formatter of the language in use. Making one costs more than using it a thousand times, so each is kept.
 * Nothing draws anew by calling these: a component that does also calls `useTranslation`.
 */
function inLanguage<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const { language } = i18next;
    let format = made.get(language);
    if (format === undefined) made.set(language, (format = make(localeOf(language))));
    return format;
  };
}

/** A formatter of dates and times in the reader's language and time zone. */
export const dateFormat = (options: Intl.DateTimeFormatOptions) =>
  inLanguage((locale) => new Intl.DateTimeFormat(locale, options));

/** A formatter of numbers in the reader's language. */
export const numberFormat = (options: Intl.NumberFormatOptions) =>
  inLanguage((locale) => new Intl.NumberFormat(locale, options));

const dateTime = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
const date = dateFormat({ dateStyle: 'medium' });
const points = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const plain = numberFormat({ maximumFractionDigits: 1 });

/** Makes the formatters that most pages use, while nobody waits: the first of a browser take it a while. */
export function prepareFormats(): void {
  for (const format of [dateTime, date, points, plain]) format();
}

/** In the reader's language and time zone: "21 Nov 2026, 19:04". */
export const formatDateTime = (moment: string | number) => dateTime().format(new Date(moment));

/** "21 Nov 2026". */
export const formatDate = (moment: string | number) => date().format(new Date(moment));

/** Score points always carry one digit, so that columns line up: "72.0". */
export const formatScore = (score: number) => points().format(score);

/** "65.2 to 80.1". */
export const formatInterval = ({ low, high }: { low: number; high: number }) =>
  i18next.t('interval', { low: formatScore(low), high: formatScore(high) });

/** At most one digit after the point: "1,500", "99.7". */
export const formatNumber = (value: number) => plain().format(value);

function inUnits(seconds: number, formatSeconds: (seconds: number) => string): string {
  if (seconds < 60) return i18next.t('seconds', { seconds: formatSeconds(seconds) });
  const whole = Math.round(seconds); // first: 119.7 s are 2 min 0 s, not 1 min 60 s
  return i18next.t('minutes', {
    minutes: formatNumber(Math.floor(whole / 60)),
    seconds: formatNumber(whole % 60),
  });
}

/** "15.2 s", "3.0 s", "2 min 5 s": below a minute always one digit, so that columns line up. */
export const formatDuration = (seconds: number) => inUnits(seconds, formatScore);

/** "15 s", "2 min 5 s", of a clock that counts whole seconds. */
export const formatElapsed = (seconds: number) => inUnits(seconds, formatNumber);

/** "1 recording", "4 recordings". */
export const formatCount = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
