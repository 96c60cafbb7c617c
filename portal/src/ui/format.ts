import i18next from 'i18next';
import { localeOf } from '../i18n/languages.ts';

/**
 * Returns a cached formatter for the current language: creating one costs more than using it a thousand times.
 * Calling it does not subscribe to language changes: a component must also call `useTranslation`.
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

/** Formats dates and times in the viewer's language and time zone. */
export const dateFormat = (options: Intl.DateTimeFormatOptions) =>
  inLanguage((locale) => new Intl.DateTimeFormat(locale, options));

/** Formats numbers in the viewer's language. */
export const numberFormat = (options: Intl.NumberFormatOptions) =>
  inLanguage((locale) => new Intl.NumberFormat(locale, options));

const dateTime = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
const date = dateFormat({ dateStyle: 'medium' });
const points = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const plain = numberFormat({ maximumFractionDigits: 1 });

/** Creates the most common formatters in advance, because a browser's first ones are slow. */
export function prepareFormats(): void {
  for (const format of [dateTime, date, points, plain]) format();
}

/** In the viewer's language and time zone: "21 Nov 2026, 19:04". */
export const formatDateTime = (moment: string | number) => dateTime().format(new Date(moment));

/** "21 Nov 2026". */
export const formatDate = (moment: string | number) => date().format(new Date(moment));

/** Scores always have one decimal, so that columns align: "72.0". */
export const formatScore = (score: number) => points().format(score);

/** "65.2 to 80.1". */
export const formatInterval = ({ low, high }: { low: number; high: number }) =>
  i18next.t('interval', { low: formatScore(low), high: formatScore(high) });

/** At most one decimal: "1,500", "99.7". */
export const formatNumber = (value: number) => plain().format(value);

function inUnits(seconds: number, formatSeconds: (seconds: number) => string): string {
  if (seconds < 60) return i18next.t('seconds', { seconds: formatSeconds(seconds) });
  const whole = Math.round(seconds); // rounds first: 119.7 s are 2 min 0 s, not 1 min 60 s
  return i18next.t('minutes', {
    minutes: formatNumber(Math.floor(whole / 60)),
    seconds: formatNumber(whole % 60),
  });
}

/** "15.2 s", "3.0 s", "2 min 5 s": below a minute always with one decimal, so that columns align. */
export const formatDuration = (seconds: number) => inUnits(seconds, formatScore);

/** "15 s", "2 min 5 s", for a clock that counts whole seconds. */
export const formatElapsed = (seconds: number) => inUnits(seconds, formatNumber);

/** "1 recording", "4 recordings". */
export const formatCount = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
