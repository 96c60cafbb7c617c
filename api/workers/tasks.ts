import { encodeArrow } from '../conversion/arrow.ts';
import { checkRecording, type RecordingForm } from '../conversion/check-recording.ts';
import { convertRecording, type MeasuredRecording } from '../conversion/convert-recording.ts';
import { decodeParquet } from '../conversion/parquet.ts';
import type { ParseResult } from '../domain/recording/problem.ts';
import type { Axis } from '../domain/recording/samples.ts';
import { downsample, type SeriesRange } from '../domain/recording/series.ts';
import { extractFeatures } from '../scoring/model/features/extract-features.ts';
import { measureMovement } from '../scoring/model/measure-movement.ts';
import { scoreRecording } from '../scoring/model/score-recording.ts';
import type { ScoringModel } from '../scoring/model/scoring-model.ts';
import { trainOnFeatures, type MeasuredExample } from '../scoring/model/train-model.ts';

/** A range of some axes of one recording, thinned. */
export interface SeriesRequest extends SeriesRange {
  readonly parquet: Uint8Array;
  readonly axes: readonly Axis[];
}

/** A training recording with the clinician's score, 0 to 100. */
export interface StoredExample {
  readonly recordingId: string;
  readonly parquet: Uint8Array;
  readonly score: number;
}

/**
 * Everything that is worth a thread: work whose time grows with the samples of a recording. A task
 * takes one value and answers one, both fit for `structuredClone`. To add one, add a line.
 */
export const tasks = {
  /** The check at the door; the samples themselves stay in the worker. */
  parseRecording: (input: { json: Uint8Array; form: RecordingForm; now: Date }) =>
    checkRecording(input.json, input.form, input.now),

  /** Files and measures; the samples themselves stay in the worker. */
  convertRecording: async (input: {
    json: Uint8Array;
    now: Date;
  }): Promise<ParseResult<MeasuredRecording>> => {
    const converted = await convertRecording(input.json, input.now);
    if (!converted.ok) return converted;
    const { samples, ...recording } = converted.value;
    return { ok: true, value: { ...recording, movement: measureMovement(samples) } };
  },

  /** A whole recording as an Arrow stream with timestamps. */
  encodeArrow: async (input: { parquet: Uint8Array }) =>
    encodeArrow(await decodeParquet(input.parquet)),

  readSeries: async ({ parquet, axes, ...range }: SeriesRequest) =>
    downsample(await decodeParquet(parquet), axes, range),

  /** Measures one recording after the other, so that the samples of one at a time are in memory. */
  trainModel: async (input: { examples: readonly StoredExample[] }) => {
    const measured: MeasuredExample[] = [];
    for (const { recordingId, parquet, score } of input.examples) {
      const features = extractFeatures(await decodeParquet(parquet)).values;
      measured.push({ recordingId, features, score });
    }
    return trainOnFeatures(measured);
  },

  scoreRecording: async (input: { model: ScoringModel; parquet: Uint8Array }) =>
    scoreRecording(input.model, await decodeParquet(input.parquet)),
};

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
