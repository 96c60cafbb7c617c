import { z } from 'zod';
import {
  historyStore,
  HISTORY_ORDERS,
  type HistoryOrder,
  type RecordingKey,
  type RecordingQuery,
  type RecordingView,
} from '../../database/stores/history-store.ts';
import {
  participantStateStore,
  type ScoreTrendRow,
} from '../../database/stores/participant-state-store.ts';
import {
  type AxisRangeRow,
  scoreStore,
  type ScoreSummaryRow,
} from '../../database/stores/score-store.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Page, toPage } from '../../domain/page.ts';
import { AXES } from '../../domain/recording/samples.ts';
import { RECORDING_STATUSES } from '../../domain/recording/status.ts';
import { type Selection, selectionAt } from '../../domain/selection.ts';
import { invalidInput } from '../../errors.ts';
import { cursorMoment, cursorText, readPageRequest, writeCursor } from '../paging.ts';
import type { ReadSession, ValueFor } from './read-session.ts';

const MAXIMUM_TREND_DAYS = 3_660;

const byStart = z
  .tuple([cursorMoment, z.uuid()])
  .transform(([startedAt, id]): RecordingKey => ({ startedAt, id }));
const ranked = (rank: z.ZodType<number | string>) =>
  z
    .tuple([cursorMoment, z.uuid(), rank])
    .transform(([startedAt, id, rank]): RecordingKey => ({ startedAt, id, rank }));
const byNumber = ranked(z.number());

/** A cursor of one sort order is invalid in another. */
const RECORDING_KEYS: Readonly<Record<HistoryOrder, z.ZodType<RecordingKey>>> = {
  STARTED_AT_DESC: byStart,
  STARTED_AT_ASC: byStart,
  SCORE_DESC: byNumber,
  SCORE_ASC: byNumber,
  STATUS: byNumber,
  TEST_TYPE: ranked(cursorText),
};

/** The earliest time that both ISO 8601 and the database can hold. */
const YEAR_1_MS = Date.parse('0001-01-01T00:00:00Z');

// Arguments as GraphQL has validated them.

const testType = z.string().nullish();

const recordingFilter = z.object({
  testType,
  status: z.array(z.enum(RECORDING_STATUSES)).nullish(),
  training: z.boolean().nullish(),
  from: z.date().nullish(),
  to: z.date().nullish(),
});

export const historyArgs = z.object({
  first: z.number().nullish(),
  after: z.string().nullish(),
  filter: recordingFilter.nullish(),
  orderBy: z.enum(HISTORY_ORDERS).nullish(),
});

export const latestArgs = recordingFilter.pick({ testType: true, status: true });

export const periodArgs = z.object({ testType, from: z.date(), to: z.date() });

export const trendArgs = z.object({ days: z.number() });

export const axisRangesArgs = z.object({
  axis: z.enum(AXES).nullish(),
  testType,
  from: z.date().nullish(),
  to: z.date().nullish(),
});

export const modelHistoryArgs = z.object({ testType });

type RecordingFilter = z.output<typeof recordingFilter>;

export type History = Page<RecordingView> & { readonly totalCount: number | undefined };

export type ScoreSummary = Omit<ScoreSummaryRow, 'participantId' | 'period'> & {
  readonly change: number | null;
};

const NO_SCORES: ScoreSummary = {
  average: null,
  minimum: null,
  maximum: null,
  count: 0,
  previousAverage: null,
  change: null,
};

/** Reads one page of each participant's recordings. Counts them only when the count is selected. */
export async function readHistories(
  session: ReadSession,
  participantIds: readonly string[],
  args: z.output<typeof historyArgs>,
  selection: Selection,
): Promise<ValueFor<string, History>> {
  const order = args.orderBy ?? 'STARTED_AT_DESC';
  const request = readPageRequest(args, RECORDING_KEYS[order]);
  const query = await readQuery(session, args.filter ?? {});
  const [recordings, counts] = await Promise.all([
    historyStore.pagesOf(
      session.records,
      participantIds,
      query,
      request,
      order,
      selectionAt(selection, 'edges', 'node'),
    ),
    selection['totalCount'] ? historyStore.countsOf(session.records, participantIds, query) : null,
  ]);
  const byParticipant = groupBy(recordings, ({ participantId }) => participantId);
  const countOf =
    counts && new Map(counts.map(({ participantId, count }) => [participantId, count]));
  return (id) => ({
    ...toPage(byParticipant.get(id) ?? [], request, ({ startedAt, id, rank }) =>
      writeCursor(rank === undefined ? { startedAt, id } : { startedAt, id, rank }),
    ),
    totalCount: countOf ? (countOf.get(id) ?? 0) : undefined,
  });
}

/** Reads each participant's latest recording by start. */
export async function readLatest(
  session: ReadSession,
  participantIds: readonly string[],
  filter: z.output<typeof latestArgs>,
  selection: Selection,
): Promise<ValueFor<string, RecordingView | null>> {
  const query = await readQuery(session, filter, 'testType');
  const newest = { first: 0, after: null }; // the store returns one row more than requested
  const { records } = session;
  const rows = await historyStore.pagesOf(
    records,
    participantIds,
    query,
    newest,
    'STARTED_AT_DESC',
    selection,
  );
  const found = new Map(rows.map((row) => [row.participantId, row]));
  return (id) => found.get(id) ?? null;
}

/**
 * Reads the summaries of several periods with one statement. Returns them in the order of the periods.
 * @throws {GaitwayError} INVALID_INPUT naming `to`
 */
export async function readScoreSummaries(
  session: ReadSession,
  participantIds: readonly string[],
  periods: readonly z.output<typeof periodArgs>[],
): Promise<readonly ValueFor<string, ScoreSummary>[]> {
  for (const { from, to } of periods) {
    if (from >= to) throw invalidInput({ field: 'to', message: 'must be after from' });
    if (2 * from.getTime() - to.getTime() < YEAR_1_MS) {
      const message =
        'must be later, because the previous period of equal length starts before the year 1';
      throw invalidInput({ field: 'from', message });
    }
  }
  const testTypeIds = periods.some(({ testType }) => testType != null)
    ? await Promise.all(periods.map(({ testType }) => session.testTypeId(testType)))
    : [];
  const rows = await scoreStore.summariesOf(
    session.records,
    participantIds,
    periods.map(({ from, to }, index) => ({ from, to, testTypeId: testTypeIds[index] ?? null })),
  );
  const found = new Map(
    rows.map(({ period, participantId, ...row }) => {
      const { average, previousAverage } = row;
      const change =
        average === null || previousAverage === null ? null : average - previousAverage;
      return [`${period} ${participantId}`, { ...row, change }];
    }),
  );
  return periods.map((_, index) => (id) => found.get(`${index + 1} ${id}`) ?? NO_SCORES);
}

/** @throws {GaitwayError} INVALID_INPUT naming `days` */
export async function readScoreTrends(
  session: ReadSession,
  participantIds: readonly string[],
  { days }: z.output<typeof trendArgs>,
): Promise<ScoreTrendRow[]> {
  if (days < 1 || days > MAXIMUM_TREND_DAYS) {
    throw invalidInput({ field: 'days', message: `must be from 1 to ${MAXIMUM_TREND_DAYS}` });
  }
  return participantStateStore.scoreTrendsOf(session.records, participantIds, days);
}

export async function readAxisRanges(
  session: ReadSession,
  participantIds: readonly string[],
  { axis = null, testType, from = null, to = null }: z.output<typeof axisRangesArgs>,
): Promise<ValueFor<string, readonly AxisRangeRow[]>> {
  const testTypeId = await session.testTypeId(testType);
  const rows = await scoreStore.axisRangesOf(session.records, participantIds, {
    axis,
    testTypeId,
    from,
    to,
  });
  const byParticipant = groupBy(rows, ({ participantId }) => participantId);
  return (id) => byParticipant.get(id) ?? [];
}

async function readQuery(
  session: ReadSession,
  filter: RecordingFilter,
  field = 'filter.testType',
): Promise<RecordingQuery> {
  return {
    testTypeId: filter.testType == null ? null : await session.testTypeId(filter.testType, field),
    statuses: filter.status ?? null,
    training: filter.training ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
}
