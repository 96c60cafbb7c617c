import { encodeArrow, encodeSeriesArrow } from '../conversion/arrow.ts';
import { checkRecording, type RecordingForm } from '../conversion/check-recording.ts';
import { convertRecording } from '../conversion/convert-recording.ts';
import { decodeParquet } from '../conversion/parquet.ts';
import type { Axis } from '../domain/recording/samples.ts';
import { downsample, type SeriesRange } from '../domain/recording/series.ts';

/** A range of some axes of one recording, thinned. */
export interface SeriesRequest extends SeriesRange {
  readonly parquet: Uint8Array;
  readonly axes: readonly Axis[];
}

/**
 * Everything that is worth a thread: work whose time grows with the samples of a recording. A task
 * takes one value and answers one, both fit for `structuredClone`. To add one, add a line.
 */
export const tasks = {
  /** The check at the door; the samples themselves stay in the worker. */
  parseRecording: (input: { json: Uint8Array; form: RecordingForm; now: Date }) =>
    checkRecording(input.json, input.form, input.now),

  convertRecording: (input: { json: Uint8Array; now: Date }) =>
    convertRecording(input.json, input.now),

  /** A whole recording as an Arrow stream with timestamps. */
  encodeArrow: async (input: { parquet: Uint8Array }) =>
    encodeArrow(await decodeParquet(input.parquet)),

  readSeries: async ({ parquet, axes, ...range }: SeriesRequest) =>
    downsample(await decodeParquet(parquet), axes, range),

  /** As `readSeries`, as an Arrow stream. */
  encodeSeriesArrow: async ({ parquet, axes, ...range }: SeriesRequest) => {
    const samples = await decodeParquet(parquet);
    return encodeSeriesArrow(downsample(samples, axes, range), samples.timesUs[0]!);
  },
};

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
