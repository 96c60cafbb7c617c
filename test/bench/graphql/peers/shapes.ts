import type { Axis } from '../../../../api/domain/recording/samples.ts';
import { downsample } from '../../../../api/domain/recording/series.ts';
import { decodeParquet } from '../../../../api/conversion/decode-parquet.ts';
import { bandOf } from '../../../../api/domain/score-band.ts';
import { objectKeys } from '../../../../api/storage/object-keys.ts';
import type { ObjectStore } from '../../../../api/storage/object-store.ts';
import type { RecordingRow, ScoreSummaryRow } from './sql.ts';

/** Computations of the peers' resolvers from rows, shared by all of them. */
export const recordingFields = {
  durationSeconds: ({ startedAt, endedAt }: RecordingRow) =>
    (endedAt.getTime() - startedAt.getTime()) / 1000,
  scoreInterval: ({ low, high }: RecordingRow) =>
    low === null || high === null ? null : { low, high },
  band: ({ score, bandOk: ok, bandLow: low }: RecordingRow) =>
    score === null ? null : bandOf(score, { ok, low }),
};

const cursorOf = ({ startedAt, id }: RecordingRow) =>
  Buffer.from(JSON.stringify([startedAt, id])).toString('base64url');

/** A page of `first` rows out of at most one more. */
export function recordingConnection(rows: readonly RecordingRow[], first: number) {
  const edges = rows.slice(0, first).map((node) => ({ node }));
  const last = edges.at(-1)?.node;
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last) : null },
  };
}

export function scoreSummary(row: ScoreSummaryRow | undefined) {
  const { average = null, count = 0, previousAverage = null } = row ?? {};
  const change = average === null || previousAverage === null ? null : average - previousAverage;
  return { average, count, previousAverage, change };
}

/** The start of the preceding period of equal length. */
export const before = ({ from, to }: { from: Date; to: Date }): Date =>
  new Date(2 * from.getTime() - to.getTime());

/**
 * The samples, read with Gaitway's functions in the server process, which is the cheapest way on one core. Gaitway
 * reads long recordings in a worker thread, so that they do not block the event loop.
 */
export async function readSeries(
  store: ObjectStore,
  recording: {
    readonly id: string;
    readonly organizationId: string;
    readonly participantId: string;
  },
  axes: readonly string[],
  maxPoints: number,
) {
  const parquet = await store.get(objectKeys.parquet(recording));
  if (parquet === undefined) throw new Error(`recording ${recording.id} has no samples`);
  const wanted = axes.map((axis) => axis.toLowerCase() as Axis);
  const { offsetsMs, values } = downsample(await decodeParquet(parquet, wanted), wanted, {
    maxPoints,
  });
  return {
    offsetsMs: Array.from(offsetsMs),
    values: wanted.map((axis, i) => {
      const column = values[axis];
      return { axis: axes[i]!, values: column == null ? null : Array.from(column) };
    }),
  };
}

/** `missingAxes` as enum values. */
export const upperCaseAxes = ({ missingAxes }: { readonly missingAxes: readonly string[] }) =>
  missingAxes.map((axis) => axis.toUpperCase());
