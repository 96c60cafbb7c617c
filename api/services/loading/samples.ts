import type { Viewer } from '../../auth/viewer.ts';
import type { Language } from '../../domain/language.ts';
import type { Recording } from '../../domain/recording/recording.ts';
import type { Axis } from '../../domain/recording/samples.ts';
import type { SignedLink } from '../../storage/object-store.ts';

/** A recording that was read within the viewer's scope. */
export type SeenRecording = Pick<Recording, 'id' | 'organizationId' | 'participantId'>;

export const DOWNLOAD_FORMATS = ['CSV', 'PARQUET', 'JSON', 'ARROW', 'CHART'] as const;
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number];

export interface SeriesArguments {
  readonly axes: readonly Axis[];
  /** Milliseconds since the first sample, inclusive. */
  readonly from?: number | null | undefined;
  /** Milliseconds since the first sample, inclusive. */
  readonly to?: number | null | undefined;
  readonly maxPoints?: number | null | undefined;
}

export interface SensorSeries {
  readonly offsetsMs: readonly number[];
  readonly values: readonly { readonly axis: Axis; readonly values: readonly number[] | null }[];
}

/** The samples of a recording as a series to draw or as a whole file. */
export interface SampleFiles {
  /** @throws {GaitwayError} INVALID_INPUT, UNAVAILABLE until the recording is converted */
  series(recording: SeenRecording, args: SeriesArguments): Promise<SensorSeries>;
  /** @throws {GaitwayError} UNAVAILABLE until the recording is converted */
  download(
    recording: SeenRecording,
    { format }: { readonly format: DownloadFormat },
  ): Promise<SignedLink>;
}

/** The PDF report of a recording. */
export interface RecordingReports {
  /** @throws {GaitwayError} NOT_FOUND, UNAVAILABLE until the recording is converted */
  recordingReport(viewer: Viewer, recordingId: string, language: Language): Promise<SignedLink>;
}

/** Port: page reads load samples through it. Composition provides the implementation. */
export interface Samples {
  readonly files: SampleFiles;
  readonly reports: RecordingReports;
}
