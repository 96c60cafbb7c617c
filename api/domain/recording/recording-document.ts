import { z } from 'zod';
import { describeValue, refused, type ParseResult, type Problem } from './problem.ts';
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

const score = z
  .union([z.string().regex(/^\d{1,3}$/), z.number()])
  .transform(Number)
  .pipe(z.int().min(0).max(100));

const metadata = z
  .object({
    user_id: text(200),
    movement: text(100),
    testID: z.uuid('must be a UUID').toLowerCase(),
    training: z.boolean('must be true or false'),
    clinic_score: z.unknown().optional(),
    start_date: z
      .string('must be a date such as "2023-4-25"')
      .regex(/^\d{4}-\d{1,2}-\d{1,2}$/, 'must be a date such as "2023-4-25"')
      .nullish(),
  })
  .transform((fields, context): RecordingMetadata => {
    const given = fields.clinic_score ?? null;
    const parsed = score.safeParse(given);
    const fault = !fields.training
      ? given !== null && 'is for training recordings only'
      : given === null
        ? 'is required for a training recording'
        : !parsed.success && 'must be a whole number from 0 to 100';
    if (fault) context.addIssue({ code: 'custom', path: ['clinic_score'], message: fault });
    return {
      userId: fields.user_id,
      movement: fields.movement,
      testId: fields.testID,
      training: fields.training,
      clinicianScore: parsed.success ? parsed.data : null,
      startDate: fields.start_date ?? null,
    };
  });

/**
 * Reads a recording in the upload format of the mobile app: `user_id movement testID training
 * clinic_score start_date`, and the columns `ts ax … mz` beside them. Fields that it does not know
 * are ignored.
 *
 * @param json the document as `JSON.parse` answers it
 * @param rules `now`: a stamp more than 24 hours after it is refused
 */
export function parseRecordingDocument(
  json: unknown,
  rules: { readonly now: Date },
): ParseResult<RecordingDocument> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const message = `must be a JSON object, got ${describeValue(json)}`;
    return refused({ field: 'document', message });
  }
  const about = metadata.safeParse(json);
  const samples = parseSamples(json, { now: rules.now, fieldPrefix: '' });
  if (about.success && samples.ok) return { ok: true, value: { ...about.data, ...samples.value } };
  return refused(
    ...(about.error?.issues ?? []).map(({ path, message }): Problem => ({
      field: path.join('.'),
      message,
    })),
    ...(samples.ok ? [] : samples.problems),
  );
}
