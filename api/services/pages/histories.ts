import { z } from 'zod';
import {
  historyStore,
  type HistoryOrder,
  type RecordingKey,
  type RecordingQuery,
  type RecordingView,
} from '../../database/history-store.ts';
import {
  participantStateStore,
  type ScoreTrendRow,
} from '../../database/participant-state-store.ts';
import { type AxisRangeRow, scoreStore, type ScoreSummaryRow } from '../../database/score-store.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Page, toPage } from '../../domain/page.ts';
import type { Axis } from '../../domain/recording/samples.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import { type Wanted, wantedAt } from '../../domain/wanted.ts';
import { invalidInput } from '../../errors.ts';
import { type PagingArguments, readPageRequest, writeCursor } from '../paging.ts';
import type { Reading } from './reading.ts';

const MAXIMUM_TREND_DAYS = 3_660;

const recordingKey = z
  .union([
    z.tuple([z.iso.datetime(), z.uuid()]),
    z.tuple([z.iso.datetime(), z.uuid(), z.number().or(z.string())]),
  ])
  .transform(([startedAt, id, rank]): RecordingKey => ({
    startedAt: new Date(startedAt),
    id,
    rank,
  }));

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
  const request = readPageRequest(args, recordingKey);
  const query = await readQuery(reading, args.filter ?? {});
  const [recordings, counts] = await Promise.all([
    historyStore.pagesOf(
      reading.records,
      participantIds,
      query,
      request,
      args.orderBy ?? 'STARTED_AT_DESC',
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
