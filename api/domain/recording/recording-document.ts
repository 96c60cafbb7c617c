import { z } from 'zod';
import { describeValue, refused, type ParseResult, type Problem } from './problem.ts';
import { isNilUuid } from '../uuid.ts';
import { parseSamples, type ParsedSamples } from './sample-columns.ts';

/** What a recording in the upload format says about itself, beside its samples. */
export interface RecordingMetadata {
  /** `region:uuid` from the app; opaque here. */
  readonly userId: string;
  /** Name of the test type. */
  readonly movement: string;
  /** The app's id of this recording, in lower case. */
  readonly testId: string;
  readonly training: boolean;
  /** 0 to 100, exactly when `training`. */
  readonly clinicianScore: number | null;
  /** `Y-M-D` as sent. The samples' own stamps say when the recording was made, this does not. */
  readonly startDate: string | null;
}

export type RecordingDocument = RecordingMetadata & ParsedSamples;

/** Neither control characters (Postgres refuses NUL in text) nor halves of a surrogate pair. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

const text = (maximum: number) =>
  z
    .string({ error: (issue) => `must be text, got ${describeValue(issue.input)}` })
    .max(maximum, `must have at most ${maximum} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty')
    .refine((value) => !UNSTORABLE.test(value), 'must not contain control characters');

/** As Dart's `int.parse` reads a text, by which the app writes scores: blanks around it and a sign are fine. */
const WHOLE_NUMBER = /^\s*[+-]?(\d{1,20}|0[xX][\da-fA-F]{1,16})\s*$/;

const score = z
  .union([z.string().regex(WHOLE_NUMBER).transform(wholeNumberOf), z.number()])
  .pipe(z.int().min(0).max(100));

function wholeNumberOf(text: string): number {
  const digits = text.trim().replace(/^[+-]/, '');
  return (text.trim().startsWith('-') ? -1 : 1) * Number(digits) + 0; // -0 is 0
}

/** What a document says about itself, in one set of rules for every door. */
const fields = {
  testID: z
    .uuid('must be a UUID')
    .refine((id) => !isNilUuid(id), 'must be a UUID other than the nil UUID')
    .toLowerCase(),
  training: z.boolean('must be true or false'),
  clinic_score: z.unknown().optional(),
  start_date: z
    .string('must be a date such as "2023-4-25"')
    .regex(/^\d{4}-\d{1,2}-\d{1,2}$/, 'must be a date such as "2023-4-25"')
    .nullish(),
};

interface Facts {
  readonly training: boolean;
  readonly clinic_score?: unknown;
}

/** The score of a document; a fault becomes an issue. */
function scoreOf(fields: Facts, context: z.core.$RefinementCtx): number | null {
  const given = fields.clinic_score ?? null;
  const parsed = score.safeParse(given);
  const fault = !fields.training
    ? given !== null && 'is for training recordings only'
    : given === null
      ? 'is required for a training recording'
      : !parsed.success && 'must be a whole number from 0 to 100';
  if (fault) context.addIssue({ code: 'custom', path: ['clinic_score'], message: fault });
  return parsed.success ? parsed.data : null;
}

const metadata = z
  .object({ user_id: text(200), movement: text(100), ...fields })
  .transform((document, context): RecordingMetadata => ({
    userId: document.user_id,
    movement: document.movement,
    testId: document.testID,
    training: document.training,
    clinicianScore: scoreOf(document, context),
    startDate: document.start_date ?? null,
  }));

/** What is needed of a document to send it; the person and the movement may be named beside it. */
const envelope = z
  .object({ user_id: text(200).optional(), movement: text(100).optional(), ...fields })
  .transform((document, context) => ({
    userId: document.user_id,
    movement: document.movement,
    testId: document.testID,
    training: document.training,
    clinicianScore: scoreOf(document, context),
  }));

export type RecordingEnvelope = z.output<typeof envelope>;

/** Reads what a document in the upload format says about itself, and leaves its samples alone. */
export function parseRecordingEnvelope(json: unknown): ParseResult<RecordingEnvelope> {
  if (!isObject(json)) return notAnObject(json);
  const about = envelope.safeParse(json);
  return about.success ? { ok: true, value: about.data } : refused(...problemsOf(about.error));
}

const isObject = (json: unknown) =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const notAnObject = (json: unknown) =>
  refused({ field: 'document', message: `must be a JSON object, got ${describeValue(json)}` });

const problemsOf = (error: z.ZodError | undefined): Problem[] =>
  (error?.issues ?? []).map(({ path, message }) => ({ field: path.join('.'), message }));

/**
 * Reads a recording in the upload format of the mobile app: `user_id movement testID training
 * clinic_score start_date`, and the columns `ts ax … mz` beside them. Fields that it does not know
 * are ignored.
 *
 * @param json the document as `JSON.parse` returns it
 * @param rules `now`: a stamp more than 24 hours after it is refused
 */
export function parseRecordingDocument(
  json: unknown,
  rules: { readonly now: Date },
): ParseResult<RecordingDocument> {
  if (!isObject(json)) return notAnObject(json);
  const about = metadata.safeParse(json);
  const samples = parseSamples(json, { now: rules.now, fieldPrefix: '' });
  if (about.success && samples.ok) return { ok: true, value: { ...about.data, ...samples.value } };
  return refused(...problemsOf(about.error), ...(samples.ok ? [] : samples.problems));
}
