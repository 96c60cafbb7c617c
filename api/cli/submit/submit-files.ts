import { ApiError, type FieldProblem, type GaitwayClient } from '../../../client/gaitway-client.ts';
import { readRecordingFile } from './recording-file.ts';
import type { SubmissionTargets } from './submission-targets.ts';

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
}

/**
 * Submits recordings as the mobile app would. A refused file does not stop the others; sending the same files
 * again is harmless, because a recording has its id from the file.
 * @throws {ApiError} when it makes no sense to go on: nobody answers, or nobody is signed in
 */
export async function submitFiles(
  client: GaitwayClient,
  paths: readonly string[],
  { targets, concurrency, onOutcome }: SubmitOptions,
): Promise<void> {
  const waiting = paths.values();
  let stopped = false;

  async function submitOneAfterTheOther(): Promise<void> {
    for (const path of waiting) {
      if (stopped) return;
      try {
        const { bytes, id, userId, movement, ...facts } = await readRecordingFile(path);
        const target = await targets.find(userId, movement);
        await client.submitRecording({ id, ...target, ...facts, samples: bytes });
        onOutcome({ kind: 'submitted', path, recordingId: id });
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

/** The next file would fare no better. */
const isHopeless = ({ code, retriable }: ApiError) => retriable || code === 'UNAUTHENTICATED';

function refusal(path: string, { code, message, problems }: ApiError): SubmissionOutcome {
  const named = problems.length > 0 ? problems : [{ field: 'document', message }];
  return { kind: 'refused', path, code, problems: named };
}
