import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { modelStore } from '../database/model-store.ts';
import {
  type RecordingKey,
  type RecordingQuery,
  recordingStore,
} from '../database/recording-store.ts';
import { type AxisRangeRow, scoreStore, type ScoreSummaryRow } from '../database/score-store.ts';
import { groupBy } from '../domain/group-by.ts';
import { type Page, toPage } from '../domain/page.ts';
import type { Recording } from '../domain/recording/recording.ts';
import type { Axis } from '../domain/recording/samples.ts';
import type { RecordingStatus } from '../domain/recording/status.ts';
import type { ScoringModelCard } from '../domain/scoring-model.ts';
import { invalidInput } from '../errors.ts';
import { type PagingArguments, readPageRequest, writeCursor } from './paging.ts';
import { resolveTestType } from './test-type-service.ts';

const recordingKey = z
  .tuple([z.iso.datetime(), z.uuid()])
  .transform(([startedAt, id]): RecordingKey => ({ startedAt: new Date(startedAt), id }));

export interface HistoryArguments extends PagingArguments {
  readonly filter?: {
    readonly testType?: string | null;
    readonly status?: readonly RecordingStatus[] | null;
    readonly training?: boolean | null;
    readonly from?: Date | null;
    readonly to?: Date | null;
  } | null;
  readonly orderBy?: 'STARTED_AT_DESC' | 'STARTED_AT_ASC' | null;
}

export interface PeriodArguments {
  readonly testType?: string | null;
  readonly from: Date;
  readonly to: Date;
}

export interface AxisRangeArguments {
  readonly axis: Axis;
  readonly testType?: string | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

export type History = Page<Recording> & { countAll(): Promise<number> };

export type ScoreSummary = Omit<ScoreSummaryRow, 'participantId'> & {
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

/**
 * What the pages show of participants' recordings. Every call answers for many participants at once, keyed by
 * participant id, in a fixed number of statements.
 */
export class HistoryService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One page of each participant's recordings. */
  async pages(
    viewer: Viewer,
    participantIds: readonly string[],
    args: HistoryArguments,
  ): Promise<Map<string, History>> {
    const request = readPageRequest(args, recordingKey);
    const direction = args.orderBy === 'STARTED_AT_ASC' ? 'asc' : 'desc';
    const { query, recordings } = await this.#read(viewer, participantIds, async (tx) => {
      const query = await readQuery(tx, viewer, args.filter ?? {});
      const recordings = await recordingStore.historyOf(
        tx,
        participantIds,
        query,
        request,
        direction,
      );
      return { query, recordings };
    });
    const byParticipant = groupBy(recordings, ({ participantId }) => participantId);
    return new Map(
      participantIds.map((id) => [
        id,
        {
          ...toPage(byParticipant.get(id) ?? [], request, ({ startedAt, id }) =>
            writeCursor({ startedAt, id }),
          ),
          countAll: () =>
            this.#database.within(viewer.scope, (tx) => recordingStore.countOf(tx, id, query)),
        },
      ]),
    );
  }

  /** The recording of each participant that started last. */
  async latest(
    viewer: Viewer,
    participantIds: readonly string[],
    testType: string | null,
  ): Promise<Map<string, Recording>> {
    const recordings = await this.#read(viewer, participantIds, async (tx) => {
      const query = await readQuery(tx, viewer, { testType });
      const newest = { first: 0, after: null }; // the store answers one more than asked for
      return recordingStore.historyOf(tx, participantIds, query, newest, 'desc');
    });
    return new Map(recordings.map((recording) => [recording.participantId, recording]));
  }

  /** @throws {GaitwayError} INVALID_INPUT naming `to` */
  async scoreSummaries(
    viewer: Viewer,
    participantIds: readonly string[],
    { testType, from, to }: PeriodArguments,
  ): Promise<Map<string, ScoreSummary>> {
    if (from >= to) throw invalidInput({ field: 'to', message: 'must be after from' });
    const rows = await this.#read(viewer, participantIds, async (tx) => {
      const testTypeId = await resolveTestType(tx, viewer, testType);
      return scoreStore.summariesOf(tx, participantIds, { testTypeId, from, to });
    });
    const summaries = new Map(
      rows.map(({ participantId, ...row }) => {
        const { average, previousAverage } = row;
        const change =
          average === null || previousAverage === null ? null : average - previousAverage;
        return [participantId, { ...row, change }];
      }),
    );
    return new Map(participantIds.map((id) => [id, summaries.get(id) ?? NO_SCORES]));
  }

  async axisRanges(
    viewer: Viewer,
    participantIds: readonly string[],
    { axis, testType, from = null, to = null }: AxisRangeArguments,
  ): Promise<Map<string, AxisRangeRow[]>> {
    const rows = await this.#read(viewer, participantIds, async (tx) => {
      const testTypeId = await resolveTestType(tx, viewer, testType);
      return scoreStore.axisRangesOf(tx, participantIds, { axis, testTypeId, from, to });
    });
    return groupBy(rows, ({ participantId }) => participantId);
  }

  /** The newest model of each test type of each participant. */
  async currentModels(
    viewer: Viewer,
    participantIds: readonly string[],
  ): Promise<Map<string, ScoringModelCard[]>> {
    const models = await this.#read(viewer, participantIds, (tx) =>
      modelStore.currentOf(tx, participantIds),
    );
    return groupBy(models, ({ participantId }) => participantId);
  }

  /** For loaders: those of `ids` that the viewer may see, in no order. */
  models(viewer: Viewer, ids: readonly string[]): Promise<ScoringModelCard[]> {
    return this.#read(viewer, [], (tx) => modelStore.findMany(tx, ids)); // of recordings read before
  }

  /** Reads, and says in the audit log whose recordings were read. */
  #read<T>(
    viewer: Viewer,
    participantIds: readonly string[],
    work: (tx: ScopedTransaction) => Promise<T>,
  ): Promise<T> {
    viewer.assertCan('recording:read');
    return this.#database.within(viewer.scope, async (tx) => {
      const result = await work(tx);
      await audit(tx, viewer, 'recording:read', { participantIds });
      return result;
    });
  }
}

async function readQuery(
  tx: ScopedTransaction,
  viewer: Viewer,
  filter: NonNullable<HistoryArguments['filter']>,
): Promise<RecordingQuery> {
  return {
    testTypeId: await resolveTestType(tx, viewer, filter.testType, 'filter.testType'),
    statuses: filter.status ?? null,
    training: filter.training ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
}
