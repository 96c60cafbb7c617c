import { groupBy } from '../domain/group-by.ts';

const DAY_MS = 86_400_000;
const DAYS_BETWEEN = 3;

/** A recording of the demo, as far as dates go. */
export interface DatedRecording {
  readonly person: string;
  readonly movement: string;
  /** As the phone wrote them, such as "2022-07-11 12:06:17.813 +02:00". */
  readonly ts: readonly string[];
}

/**
 * New days for real recordings. Each person did all their tests on one morning of 2022 or 2023; here one recording
 * of each test takes place every third day, in the order of that morning, up to a day in the past. Within a recording
 * nothing changes: it is moved by whole days, so that the time of day, the offset and every interval stay as measured.
 *
 * @param lastDaysAgo by person: how long ago the last one is to be; at least 1, so that none lies in the future
 * @returns the stamps of each recording, in the order of the argument
 */
export function recentStamps(
  recordings: readonly DatedRecording[],
  lastDaysAgo: (person: string) => number,
  now: Date,
): readonly (readonly string[])[] {
  const places = new Map<DatedRecording, number>();
  for (const ofTest of groupBy(
    recordings,
    ({ person, movement }) => `${person}/${movement}`,
  ).values()) {
    const newestFirst = ofTest.toSorted((a, b) => startOf(b) - startOf(a));
    for (const [place, recording] of newestFirst.entries()) places.set(recording, place);
  }
  return recordings.map((recording) => {
    const daysAgo = lastDaysAgo(recording.person) + places.get(recording)! * DAYS_BETWEEN;
    return onDay(recording.ts, dayOf(now.getTime() - daysAgo * DAY_MS));
  });
}

const startOf = ({ ts }: DatedRecording) => Date.parse(ts[0]!.replace(' ', 'T').replace(' ', ''));

const dayOf = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10);

/** The same times of day, beginning on another day; a recording that goes past midnight still does. */
function onDay(ts: readonly string[], day: string): string[] {
  const firstDay = ts[0]!.slice(0, 10);
  const shiftMs = Date.parse(day) - Date.parse(firstDay);
  return ts.map((stamp) => dayOf(Date.parse(stamp.slice(0, 10)) + shiftMs) + stamp.slice(10));
}
