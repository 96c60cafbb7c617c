import type { ApiClient } from './api-client.ts';
import { ApiError, type FieldProblem } from './api-error.ts';
import { type RecordingFile, readRecordingFile } from './recording-file.ts';
import type { SubmissionTarget, SubmissionTargets } from './submission-targets.ts';

/** Larger files are uploaded by a link of their own: one request would hold up the others. */
const INLINE_LIMIT_BYTES = 1_000_000;

/** What became of a file. */
export type SubmissionOutcome =
  | { readonly kind: 'submitted'; readonly path: string; readonly recordingId: string }
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly code: string;
      /** At least one. */
      readonly problems: readonly FieldProblem[];
    };

export interface SubmitOptions {
  readonly targets: SubmissionTargets;
  /** How many files are on their way at a time. */
  readonly concurrency: number;
  /** Called once for each file, in the order in which they were answered. */
  readonly onOutcome: (outcome: SubmissionOutcome) => void;
  readonly inlineLimitBytes?: number;
}

/**
 * Submits recordings as the mobile app would. A refused file does not stop the others; sending the same files
 * again is harmless, because a recording has its id from the file.
 * @throws {ApiError} UNAVAILABLE or UNAUTHENTICATED when it makes no sense to go on
 */
export async function submitFiles(
  api: ApiClient,
  paths: readonly string[],
  { targets, concurrency, onOutcome, inlineLimitBytes = INLINE_LIMIT_BYTES }: SubmitOptions,
): Promise<void> {
  const waiting = paths.values();
  let stopped = false;

  async function submitOneAfterTheOther(): Promise<void> {
    for (const path of waiting) {
      if (stopped) return;
      try {
        const file = await readRecordingFile(path);
        const target = await targets.find(file.userId, file.movement);
        await submitFile(api, file, target, inlineLimitBytes);
        onOutcome({ kind: 'submitted', path, recordingId: file.id });
      } catch (error) {
        if (!(error instanceof ApiError) || isHopeless(error)) {
          stopped = true;
          throw error;
        }
        onOutcome(refusal(path, error));
      }
    }
  }

  const lanes = Array.from({ length: concurrency }, submitOneAfterTheOther);
  const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function submitFile(
  api: ApiClient,
  { bytes, id, training, clinicianScore, samples }: RecordingFile,
  { participantId, testType }: SubmissionTarget,
  inlineLimitBytes: number,
): Promise<void> {
  const content =
    bytes.byteLength <= inlineLimitBytes ? { samples } : { uploadId: await upload(api, bytes) };
  await api.request(
    `mutation SubmitRecording($input: SubmitRecordingInput!) {
      submitRecording(input: $input) { recording { id } }
    }`,
    { input: { id, participantId, testType, training, clinicianScore, ...content } },
  );
}

/** Answers the id that `submitRecording` takes instead of samples. */
async function upload(api: ApiClient, bytes: Uint8Array): Promise<string> {
  const { requestRecordingUpload: link } = await api.request<{
    requestRecordingUpload: {
      uploadId: string;
      url: string;
      headers: { name: string; value: string }[];
    };
  }>(
    `mutation RequestRecordingUpload($input: RequestRecordingUploadInput!) {
      requestRecordingUpload(input: $input) { uploadId url headers { name value } }
    }`,
    { input: { contentLength: bytes.byteLength } },
  );
  const headers = Object.fromEntries(link.headers.map(({ name, value }) => [name, value]));
  await api.put(link.url, headers, bytes);
  return link.uploadId;
}

/** The next file would fare no better. */
const isHopeless = ({ code }: ApiError) => code === 'UNAVAILABLE' || code === 'UNAUTHENTICATED';

function refusal(path: string, { code, message, problems }: ApiError): SubmissionOutcome {
  const named = problems.length > 0 ? problems : [{ field: 'document', message }];
  return { kind: 'refused', path, code, problems: named };
}
