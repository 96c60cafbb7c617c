import { ApiError, type FieldProblem, type GaitwayClient } from '../../../client/gaitway-client.ts';
import { readRecordingFile } from './recording-file.ts';
import type { SubmissionTargets } from './submission-targets.ts';

/** The outcome for a file. */
export type SubmissionOutcome =
  | { readonly kind: 'submitted'; readonly path: string; readonly recordingId: string }
  | {
      readonly kind: 'rejected';
      readonly path: string;
      readonly code: string;
      /** At least one. */
      readonly problems: readonly FieldProblem[];
    };

export interface SubmitOptions {
  readonly targets: SubmissionTargets;
  /** The number of files submitted at the same time. */
  readonly concurrency: number;
  /** Called once for each file, in the order of completion. */
  readonly onOutcome: (outcome: SubmissionOutcome) => void;
}

/**
 * Submits recordings as the mobile app would. A rejected file does not stop the others. Idempotent, because each
 * recording's id is in its file.
 * @throws {ApiError} when further files would fail too: the gateway does not respond, or the user is not signed in
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
        onOutcome(rejection(path, error));
      }
    }
  }

  const lanes = Array.from({ length: concurrency }, submitOneAfterTheOther);
  const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Whether the next file would fail in the same way. */
const isHopeless = ({ code, retriable }: ApiError) => retriable || code === 'UNAUTHENTICATED';

function rejection(path: string, { code, message, problems }: ApiError): SubmissionOutcome {
  const named = problems.length > 0 ? problems : [{ field: 'document', message }];
  return { kind: 'rejected', path, code, problems: named };
}
