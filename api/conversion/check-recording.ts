import type { Irregularities } from '../domain/recording/irregularities.ts';
import { parseJsonBytes } from '../domain/recording/json-text.ts';
import type { ParseResult } from '../domain/recording/problem.ts';
import {
  parseRecordingDocument,
  type RecordingMetadata,
} from '../domain/recording/recording-document.ts';
import { parseSamples, type ParsedSamples } from '../domain/recording/sample-columns.ts';

/** `document`: the upload format of the mobile app. `samples`: its columns `ts ax … mz` alone. */
export type RecordingForm = 'document' | 'samples';

/** The properties of a recording that passed the check, without its samples. */
export interface RecordingOutline {
  /** Null for bare columns. */
  readonly metadata: RecordingMetadata | null;
  readonly sampleCount: number;
  /** First sample, microseconds since 1970-01-01T00:00Z. */
  readonly startedAtUs: number;
  /** Last sample, microseconds since 1970-01-01T00:00Z. */
  readonly endedAtUs: number;
  /** Minutes that the phone's clock was ahead of UTC at the first sample. */
  readonly utcOffsetMinutes: number;
  readonly irregularities: Irregularities;
}

/**
 * Reads a recording like the conversion does, and discards the samples. A recording that passes this check can always be
 * converted.
 *
 * @param json UTF-8
 * @param now a stamp more than 24 hours after it is refused
 */
export function checkRecording(
  json: Uint8Array,
  form: RecordingForm,
  now: Date,
): ParseResult<RecordingOutline> {
  const read = parseJsonBytes(json);
  if (!read.ok) return read;
  if (form === 'samples') {
    const parsed = parseSamples(read.value, { now, fieldPrefix: '' });
    return parsed.ok ? { ok: true, value: outline(null, parsed.value) } : parsed;
  }
  const parsed = parseRecordingDocument(read.value, { now });
  if (!parsed.ok) return parsed;
  const { samples, irregularities, utcOffsetMinutes, ...metadata } = parsed.value;
  return {
    ok: true,
    value: outline(metadata, { samples, irregularities, utcOffsetMinutes }),
  };
}

function outline(
  metadata: RecordingMetadata | null,
  { samples, ...rest }: ParsedSamples,
): RecordingOutline {
  return {
    metadata,
    sampleCount: samples.count,
    startedAtUs: samples.timesUs[0]!,
    endedAtUs: samples.timesUs[samples.count - 1]!,
    ...rest,
  };
}
