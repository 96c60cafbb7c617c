import type { PageRequest } from '../../domain/page.ts';
import type { MovementMeasures, ScoreReason } from '../../domain/recording/movement.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { RecordingStatus } from '../../domain/recording/status.ts';
import type { Selection } from '../../domain/selection.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { type Columns, Parameters, seesParticipant, selectList } from './sql-text.ts';
import { statement } from '../statement.ts';

/** The place of a recording in a history: by rank where the order has one, then by start; the id decides between equals. */
export interface RecordingKey {
  readonly startedAt: Date;
  readonly id: string;
  readonly rank?: number | string | undefined;
}

/** SQL of what an order goes by before the start, smallest first. Recordings without it come last. */
const RANKS = {
  SCORE_DESC: `-coalesce((select score from scores where recording_id = recordings.id), -1)`,
  SCORE_ASC: `coalesce((select score from scores where recording_id = recordings.id), 101)`,
  STATUS: `array_position(
    array['FAILED', 'AWAITING_MODEL', 'RECEIVED', 'CONVERTED', 'TRAINING', 'SCORED'], status)::float8`,
  TEST_TYPE: `(select name || ' ' || id from test_types where id = test_type_id)`,
};

export const HISTORY_ORDERS = [
  'STARTED_AT_DESC',
  'STARTED_AT_ASC',
  'SCORE_DESC',
  'SCORE_ASC',
  'STATUS',
  'TEST_TYPE',
] as const;

export type HistoryOrder = (typeof HISTORY_ORDERS)[number];

export interface RecordingQuery {
  readonly testTypeId: string | null;
  readonly statuses: readonly RecordingStatus[] | null;
  readonly training: boolean | null;
  /** Inclusive. */
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
}

/** A recording as a page shows it: what is selection, and where it belongs. */
export type RecordingView = Pick<Recording, 'id' | 'participantId' | 'startedAt'> &
  Partial<Recording> & {
    /** In an order that has one. */
    readonly rank?: number | string;
    readonly movement?: MovementMeasures | null;
    readonly reasons?: readonly ScoreReason[];
  };

/** Statements on recordings for pages. What the scope does not show does not exist here. */
export const historyStore = {
  async find(
    records: ScopedReader,
    id: string,
    selection: Selection,
  ): Promise<RecordingView | undefined> {
    const given = new Parameters();
    const text = `select ${recordingColumns(selection)} from recordings ${joins(selection)}
      where recordings.id = ${given.add(id, 'uuid')}
        and ${seesParticipant(records.visibility, 'recordings')}`;
    const [row] = await records
      .about({ recordings: [id] })
      .rows(statement<RecordingRow>(text), ...given.values);
    return row && toView(row, selection);
  },

  /** Returns a page of each participant's history, with one row more than requested when there is one. */
  async pagesOf(
    records: ScopedReader,
    participantIds: readonly string[],
    query: RecordingQuery,
    { first, after }: PageRequest<RecordingKey>,
    order: HistoryOrder,
    selection: Selection,
  ): Promise<RecordingView[]> {
    const given = new Parameters();
    const persons = given.add(participantIds, 'uuid[]');
    const conditions = matches(query, given);
    const direction = order === 'STARTED_AT_ASC' ? 'asc' : 'desc';
    const rank = order === 'STARTED_AT_ASC' || order === 'STARTED_AT_DESC' ? null : RANKS[order];
    if (after !== null) conditions.push(comesAfter(after, direction, rank !== null, given));
    const inOrder = `order by ${rank === null ? '' : 'recordings.rank, '}
      recordings.started_at ${direction}, recordings.id ${direction}`;
    const ranked = rank && `(select recordings.*, ${rank} as rank from recordings) as recordings`;
    const text = `select ${recordingColumns(selection)}${rank === null ? '' : ', recordings.rank'}
      from unnest(${persons}) as person (id) cross join lateral (
        select * from ${ranked ?? 'recordings'}
        where ${['participant_id = person.id', ...conditions].join(' and ')}
        ${inOrder} limit ${given.add(first + 1, 'bigint')}
      ) as recordings ${joins(selection)}
      ${inOrder}`;
    const rows = await records
      .about({ participants: participantIds })
      .rows(statement<RecordingRow>(text), ...given.values);
    return rows.map((row) => toView(row, selection));
  },

  /** How many each participant has; those without any are left out. */
  countsOf(
    records: ScopedReader,
    participantIds: readonly string[],
    query: RecordingQuery,
  ): Promise<{ readonly participantId: string; readonly count: number }[]> {
    const given = new Parameters();
    const persons = given.add(participantIds, 'uuid[]');
    const text = `select participant_id as "participantId", count(*)::int as count from recordings
      where ${[`participant_id = any (${persons})`, ...matches(query, given)].join(' and ')}
      group by participant_id`;
    return records.about({ participants: participantIds }).rows(statement(text), ...given.values);
  },
};

const ALWAYS_READ = {
  id: 'recordings.id',
  participantId: 'recordings.participant_id',
  startedAt: 'recordings.started_at',
};

const SCORE = { score: 'scores.score' };

/** The columns that each field is made of. */
const OPTIONAL = {
  testType: { testTypeId: 'recordings.test_type_id' },
  endedAt: { endedAt: 'recordings.ended_at' },
  durationSeconds: {
    durationSeconds: 'extract(epoch from recordings.ended_at - recordings.started_at)::float8',
  },
  training: { training: 'recordings.training' },
  notes: { notes: 'recordings.notes' },
  status: { status: 'recordings.status' },
  clinicianScore: { clinicianScore: 'recordings.clinician_score' },
  clinicianScoreFromPhone: {
    clinicianScoreFromPhone: 'recordings.clinician_score_from_phone',
  },
  quality: { quality: 'recordings.quality' },
  movement: { movement: 'recordings.movement' },
  failure: {
    failureCode: 'recordings.failure_code',
    failureMessage: 'recordings.failure_message',
    failureRetryable: 'recordings.failure_retryable',
  },
} satisfies Readonly<Record<string, Columns>>;

const OPTIONAL_OF_SCORES = {
  score: SCORE,
  lowConfidence: { lowConfidence: 'scores.low_confidence' },
  scoredAt: { scoredAt: 'scores.scored_at' },
  reasons: { reasons: `coalesce(scores.reasons, '[]')` },
  model: { modelId: 'scores.model_id' },
  scoreInterval: { intervalLow: 'scores.interval_low', intervalHigh: 'scores.interval_high' },
  band: SCORE,
} satisfies Readonly<Record<string, Columns>>;

const recordingColumns = selectList(ALWAYS_READ, { ...OPTIONAL, ...OPTIONAL_OF_SCORES });

function joins(selection: Selection): string {
  for (const field in OPTIONAL_OF_SCORES) {
    if (selection[field]) return 'left join scores on scores.recording_id = recordings.id';
  }
  return '';
}

/** What the columns are called that are not fields themselves. */
interface RecordingRow extends RecordingView {
  readonly failureCode?: string | null;
  readonly failureMessage?: string | null;
  readonly failureRetryable?: boolean | null;
  readonly intervalLow?: number | null;
  readonly intervalHigh?: number | null;
  failure?: Recording['failure'];
  scoreInterval?: Recording['scoreInterval'];
}

/** Adds to a row the fields that are made of several columns. */
function toView(row: RecordingRow, selection: Selection): RecordingView {
  if (selection['failure']) {
    const { failureCode, failureMessage, failureRetryable } = row;
    row.failure =
      failureCode == null
        ? null
        : {
            code: failureCode,
            message: failureMessage ?? '',
            retryable: failureRetryable ?? false,
          };
  }
  if (selection['scoreInterval']) {
    const { intervalLow: low, intervalHigh: high } = row;
    row.scoreInterval = low == null || high == null ? null : { low, high };
  }
  return row;
}

/** Of an order with a rank the newest comes first among equals, so that the two go different ways. */
function comesAfter(
  { startedAt, id, rank = 0 }: RecordingKey,
  direction: 'asc' | 'desc',
  hasRank: boolean,
  given: Parameters,
): string {
  const later = `(started_at, id) ${direction === 'asc' ? '>' : '<'}
    (${given.add(startedAt, 'timestamptz')}, ${given.add(id, 'uuid')})`;
  if (!hasRank) return later;
  const before = given.add(rank, typeof rank === 'string' ? 'text' : 'float8');
  return `(rank > ${before} or (rank = ${before} and ${later}))`;
}

function matches(query: RecordingQuery, given: Parameters): string[] {
  const { testTypeId, statuses, training, from, to } = query;
  const conditions = ['organization_id = $2'];
  if (testTypeId !== null) conditions.push(`test_type_id = ${given.add(testTypeId, 'uuid')}`);
  if (statuses !== null) conditions.push(`status = any (${given.add(statuses, 'text[]')})`);
  if (training !== null) conditions.push(`training = ${given.add(training, 'boolean')}`);
  if (from !== null) conditions.push(`started_at >= ${given.add(from, 'timestamptz')}`);
  if (to !== null) conditions.push(`started_at < ${given.add(to, 'timestamptz')}`);
  return conditions;
}
