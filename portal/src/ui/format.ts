const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const points = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** In the reader's language and time zone: "21 Nov 2026, 19:04". */
export const formatDateTime = (moment: string | number) => dateTime.format(new Date(moment));

/** "21 Nov 2026". */
export const formatDate = (moment: string | number) => date.format(new Date(moment));

/** Score points always carry one digit, so that columns line up: "72.0". */
export const formatScore = (score: number) => points.format(score);

/** "65.2 to 80.1". */
export const formatInterval = ({ low, high }: { low: number; high: number }) =>
  `${points.format(low)} to ${points.format(high)}`;

/** At most one digit after the point: "1,500", "99.7". */
export const formatNumber = (value: number) => plain.format(value);

/** "15.2 seconds", "2 min 5 s". */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${plain.format(seconds)} s`;
  return `${plain.format(Math.floor(seconds / 60))} min ${plain.format(Math.round(seconds % 60))} s`;
}

/** "1 recording", "4 recordings". */
export const formatCount = (count: number, one: string, many: string) =>
  `${plain.format(count)} ${count === 1 ? one : many}`;
