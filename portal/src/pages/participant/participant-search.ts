import type { RecordingOrder, RecordingStatus } from '../../__generated__/graphql.ts';

/** The search parameters of a participant's page. */
export interface ParticipantSearch {
  /** Key of the test. */
  readonly test?: string;
  /** Days in the viewer's time zone, YYYY-MM-DD, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Filter and order of the recordings table. */
  readonly status?: string;
  readonly order?: string;
}

/** The filters of recordings: statuses that mean the same to viewers are one filter. */
export const STATUS_FILTERS = {
  scored: ['SCORED'],
  training: ['TRAINING'],
  waiting: ['AWAITING_MODEL', 'RECEIVED', 'CONVERTED'],
  failed: ['FAILED'],
} as const satisfies Record<string, readonly RecordingStatus[]>;
export type StatusFilter = keyof typeof STATUS_FILTERS;

export const RECORDING_ORDERS = [
  'STARTED_AT_DESC',
  'STARTED_AT_ASC',
  'SCORE_ASC',
  'SCORE_DESC',
  'STATUS',
] as const satisfies readonly RecordingOrder[];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the known search parameters of a URL and ignores all others. */
export function readParticipantSearch(search: Record<string, unknown>): ParticipantSearch {
  const names = ['test', 'from', 'to', 'status', 'order'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      if (typeof value !== 'string') return [];
      const isDay = name === 'from' || name === 'to';
      const isWrong = isDay && (!DAY.test(value) || Number.isNaN(Date.parse(value)));
      return isWrong ? [] : [[name, value]];
    }),
  );
}

export const statusFilterIn = ({ status }: ParticipantSearch): StatusFilter | null =>
  status !== undefined && status in STATUS_FILTERS ? (status as StatusFilter) : null;

export const recordingOrderIn = ({ order }: ParticipantSearch): RecordingOrder =>
  RECORDING_ORDERS.find((one) => one === order) ?? 'STARTED_AT_DESC';

/** The period of the days: from the start of the first to the end of the last, exclusive. */
export function spanOf({ from, to }: ParticipantSearch): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const afterwards = to === undefined ? null : startOf(to);
  afterwards?.setDate(afterwards.getDate() + 1);
  return {
    from: from === undefined ? null : startOf(from).toISOString(),
    to: afterwards?.toISOString() ?? null,
  };
}

/** Midnight in the viewer's time zone. */
const startOf = (day: string) => new Date(`${day}T00:00:00`);
