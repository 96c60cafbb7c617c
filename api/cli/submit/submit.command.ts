import { z } from 'zod';
import { ApiError, type GaitwayClient } from '../../../client/gaitway-client.ts';
import { CommandError } from '../known-problem.ts';
import { showProgress } from '../progress.ts';
import { signIn } from '../sign-in.ts';
import { findRecordingFiles } from './recording-file.ts';
import { followRecordings } from './recording-follower.ts';
import { type SubmissionOutcome, submitFiles } from './submit-files.ts';
import { createSubmissionTargets } from './submission-targets.ts';

const optionsSchema = z.object({
  url: z.url('must be a URL').optional(),
  email: z.string().optional(),
  passwordFile: z.string().optional(),
  participant: z.string().optional(),
  testType: z.string().optional(),
  createMissing: z.boolean().default(false),
  concurrency: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/, 'must be from 1 to 64')
    .transform(Number),
  wait: z.boolean().default(false),
});
type SubmitOptions = z.output<typeof optionsSchema>;

/** `gaitway submit`: submits recordings. The exit code is 1 when a file was rejected or a recording failed. */
export async function runSubmit(paths: readonly string[], given: object): Promise<void> {
  const options = parseOptions(given);
  const files = await findRecordingFiles(paths);
  if (files.length === 0) throw new CommandError('No *.json files were found in the given paths.');
  const client = await signIn(options);

  const recordingIds = await submit(client, files, options);
  console.log(`${recordingIds.length} of ${files.length} recordings are submitted.`);
  const failed = options.wait ? await follow(client, recordingIds) : 0;
  if (failed > 0 || recordingIds.length < files.length) process.exitCode = 1;
}

function parseOptions(given: object): SubmitOptions {
  const parsed = optionsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path, message }) =>
      `--${path.join('.').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${message}`,
  );
  throw new CommandError(lines.join('\n'));
}

/** Returns the ids of the accepted recordings. */
async function submit(
  client: GaitwayClient,
  files: readonly string[],
  { participant, testType, createMissing, concurrency }: SubmitOptions,
): Promise<string[]> {
  const recordingIds: string[] = [];
  const progress = await showProgress('Submitting', files.length);
  let done = 0;
  const onOutcome = (outcome: SubmissionOutcome) => {
    if (outcome.kind === 'submitted') recordingIds.push(outcome.recordingId);
    else for (const line of rejectionLines(outcome)) progress.say(line);
    progress.update(++done);
  };
  try {
    const targets = createSubmissionTargets(client, {
      participantId: participant,
      testType,
      createMissing,
    });
    await submitFiles(client, files, { targets, concurrency, onOutcome });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new CommandError(
      `${error.message} ${recordingIds.length} of ${files.length} recordings are submitted. ` +
        'Run the command again for the others. Submitted recordings are not submitted twice.',
    );
  } finally {
    progress.stop();
  }
  return recordingIds;
}

const rejectionLines = ({ path, code, problems }: SubmissionOutcome & { kind: 'rejected' }) =>
  problems.map(({ field, message }) => `${path}: ${field}: ${message} (${code})`);

/** Waits for the recordings. Returns how many failed. */
async function follow(client: GaitwayClient, ids: readonly string[]): Promise<number> {
  const counts = new Map<string, number>();
  const progress = await showProgress('Converting, training, scoring', ids.length);
  let settled = 0;
  await followRecordings(client, ids, ({ id, status, failure }) => {
    counts.set(status, (counts.get(status) ?? 0) + 1);
    if (failure !== null) progress.say(`${id}: ${failure.message} (${failure.code})`);
    progress.update(++settled);
  }).finally(() => progress.stop());
  for (const [status, count] of [...counts].sort()) console.log(`  ${status}: ${count}`);
  return counts.get('FAILED') ?? 0;
}
