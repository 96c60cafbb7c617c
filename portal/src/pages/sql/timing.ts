/** How long a query ran, in seconds; null when it has not ended or never started. */
export function secondsOf(query: {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}): number | null {
  const { startedAt, endedAt } = query;
  if (startedAt === null || endedAt === null) return null;
  return Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
}
