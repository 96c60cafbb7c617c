/** Formats a number with at most one decimal, or two below 1. The minus sign is U+2212, as in typeset text. */
export function numberFormat(locale: string): (value: number) => string {
  const coarse = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (value) => (Math.abs(value) < 1 ? fine : coarse).format(value).replace('-', '−');
}

export function moment(locale: string, date: Date): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(date);
}

/** `+05:30`. */
export function offset(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
