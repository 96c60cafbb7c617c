import { summarizeAxes, type AxisSummary } from '../domain/recording/axis-summaries.ts';
import { parseJsonBytes } from '../domain/recording/json-text.ts';
import type { MovementMeasures } from '../domain/recording/movement.ts';
import type { ParseResult } from '../domain/recording/problem.ts';
import { measureQuality, type RecordingQuality } from '../domain/recording/quality.ts';
import { parseSamples } from '../domain/recording/sample-columns.ts';
import type { Samples } from '../domain/recording/samples.ts';
import { encodeCsv } from './csv.ts';
import { encodeParquet } from './encode-parquet.ts';

/** The files and properties made from a recording's JSON. */
export interface ConvertedRecording {
  readonly csv: Uint8Array;
  readonly parquet: Uint8Array;
  readonly quality: RecordingQuality;
  readonly summaries: readonly AxisSummary[];
  /** First sample, microseconds since 1970-01-01T00:00Z. */
  readonly startedAtUs: number;
  /** Last sample, microseconds since 1970-01-01T00:00Z. */
  readonly endedAtUs: number;
  /** Minutes that the phone's clock was ahead of UTC at the first sample. */
  readonly utcOffsetMinutes: number;
  /** The parsed samples, for further measurements. */
  readonly samples: Samples;
}

/** A converted recording, and how the person moved in it. */
export interface MeasuredRecording extends Omit<ConvertedRecording, 'samples'> {
  readonly movement: MovementMeasures;
}

/**
 * Converts a recording: a document in the upload format, or its bare columns; only `ts ax … mz` of
 * either are read.
 *
 * @param json UTF-8
 * @param now a stamp more than 24 hours after it is refused
 */
export async function convertRecording(
  json: Uint8Array,
  now: Date,
): Promise<ParseResult<ConvertedRecording>> {
  const document = parseJsonBytes(json);
  if (!document.ok) return document;
  const parsed = parseSamples(document.value, { now, fieldPrefix: '' });
  if (!parsed.ok) return parsed;
  const { samples, irregularities, utcOffsetMinutes } = parsed.value;
  return {
    ok: true,
    value: {
      csv: encodeCsv(samples),
      parquet: await encodeParquet(samples),
      quality: measureQuality(samples, irregularities),
      summaries: summarizeAxes(samples),
      startedAtUs: samples.timesUs[0]!,
      endedAtUs: samples.timesUs[samples.count - 1]!,
      utcOffsetMinutes,
      samples,
    },
  };
}
