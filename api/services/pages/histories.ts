import { z } from 'zod';
import {
  historyStore,
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
import type { Axis } from '../../domain/recording/samples.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import { type Wanted, wantedAt } from '../../domain/wanted.ts';
import { invalidInput } from '../../errors.ts';
import {
  cursorMoment,
  cursorText,
  type PagingArguments,
  readPageRequest,
  writeCursor,
} from '../paging.ts';
import type { Reading } from './reading.ts';

const MAXIMUM_TREND_DAYS = 3_660;

const byStart = z
  .tuple([cursorMoment, z.uuid()])
  .transform(([startedAt, id]): RecordingKey => ({ startedAt, id }));
const ranked = (rank: z.ZodType<number | string>) =>
  z
    .tuple([cursorMoment, z.uuid(), rank])
    .transform(([startedAt, id, rank]): RecordingKey => ({ startedAt, id, rank }));
const byNumber = ranked(z.number());

/** The cursor of one order is none of another. */
const RECORDING_KEYS: Readonly<Record<HistoryOrder, z.ZodType<RecordingKey>>> = {
  STARTED_AT_DESC: byStart,
  STARTED_AT_ASC: byStart,
  SCORE_DESC: byNumber,
  SCORE_ASC: byNumber,
  STATUS: byNumber,
  TEST_TYPE: ranked(cursorText),
};

/** Times begin here, in ISO 8601 as in the database. */
const YEAR_1_MS = Date.parse('0001-01-01T00:00:00Z');

export interface HistoryArguments extends PagingArguments {
  readonly filter?: {
    readonly testType?: string | null;
    readonly status?: readonly RecordingStatus[] | null;
    readonly training?: boolean | null;
    readonly from?: Date | null;
    readonly to?: Date | null;
  } | null;
  readonly orderBy?: HistoryOrder | null;
}

export interface PeriodArguments {
  readonly testType?: string | null;
  readonly from: Date;
  readonly to: Date;
}

export interface TrendArguments {
  readonly days: number;
}

export interface AxisRangeArguments {
  readonly axis?: Axis | null;
  readonly testType?: string | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

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

/** What belongs to one of the participants that were asked for. */
export type ByParticipant<Value> = (participantId: string) => Value;

/** One page of each participant's recordings; counted only when that is wanted. */
export async function readHistories(
  reading: Reading,
  participantIds: readonly string[],
  args: HistoryArguments,
  wanted: Wanted,
): Promise<ByParticipant<History>> {
  const order = args.orderBy ?? 'STARTED_AT_DESC';
  const request = readPageRequest(args, RECORDING_KEYS[order]);
  const query = await readQuery(reading, args.filter ?? {});
  const [recordings, counts] = await Promise.all([
    historyStore.pagesOf(
      reading.records,
      participantIds,
      query,
      request,
      order,
      wantedAt(wanted, 'edges', 'node'),
    ),
    wanted['totalCount'] ? historyStore.countsOf(reading.records, participantIds, query) : null,
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

/** The recording of each participant that started last. */
export async function readLatest(
  reading: Reading,
  participantIds: readonly string[],
  filter: Pick<NonNullable<HistoryArguments['filter']>, 'testType' | 'status'>,
  wanted: Wanted,
): Promise<ByParticipant<RecordingView | null>> {
  const query = await readQuery(reading, filter, 'testType');
  const newest = { first: 0, after: null }; // the store answers one more than asked for
  const { records } = reading;
  const rows = await historyStore.pagesOf(
    records,
    participantIds,
    query,
    newest,
    'STARTED_AT_DESC',
    wanted,
  );
  const found = new Map(rows.map((row) => [row.participantId, row]));
  return (id) => found.get(id) ?? null;
}

/**
 * Summaries of several periods in one statement, in the order of the periods.
 * @throws {GaitwayError} INVALID_INPUT naming `to`
 */
export async function readScoreSummaries(
  reading: Reading,
  participantIds: readonly string[],
  periods: readonly PeriodArguments[],
): Promise<readonly ByParticipant<ScoreSummary>[]> {
  for (const { from, to } of periods) {
    if (from >= to) throw invalidInput({ field: 'to', message: 'must be after from' });
    if (2 * from.getTime() - to.getTime() < YEAR_1_MS) {
      const message =
        'must be later: the period of equal length before it begins before the year 1';
      throw invalidInput({ field: 'from', message });
    }
  }
  const testTypeIds = periods.some(({ testType }) => testType != null)
    ? await Promise.all(periods.map(({ testType }) => reading.testTypeId(testType)))
    : [];
  const rows = await scoreStore.summariesOf(
    reading.records,
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
  reading: Reading,
  participantIds: readonly string[],
  { days }: TrendArguments,
): Promise<ScoreTrendRow[]> {
  if (days < 1 || days > MAXIMUM_TREND_DAYS) {
    throw invalidInput({ field: 'days', message: `must be from 1 to ${MAXIMUM_TREND_DAYS}` });
  }
  return participantStateStore.scoreTrendsOf(reading.records, participantIds, days);
}

export async function readAxisRanges(
  reading: Reading,
  participantIds: readonly string[],
  { axis = null, testType, from = null, to = null }: AxisRangeArguments,
): Promise<ByParticipant<readonly AxisRangeRow[]>> {
  const testTypeId = await reading.testTypeId(testType);
  const rows = await scoreStore.axisRangesOf(reading.records, participantIds, {
    axis,
    testTypeId,
    from,
    to,
  });
  const byParticipant = groupBy(rows, ({ participantId }) => participantId);
  return (id) => byParticipant.get(id) ?? [];
}

async function readQuery(
  reading: Reading,
  filter: NonNullable<HistoryArguments['filter']>,
  field = 'filter.testType',
): Promise<RecordingQuery> {
  return {
    testTypeId: filter.testType == null ? null : await reading.testTypeId(filter.testType, field),
    statuses: filter.status ?? null,
    training: filter.training ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
}
