import { z } from 'zod';
import type { JsonColumn } from '../../domain/recording/json-columns.ts';
import type { Axis } from '../../domain/recording/samples.ts';
import { prose, score, uuid } from '../parse-input.ts';

const EARLIEST = new Date('2000-01-01T00:00:00Z');
/** A phone's clock may be ahead of the server's. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/** What a client submits: inline samples, or an upload. */
export const submitInput = z
  .object({
    id: uuid,
    participantId: z.string(),
    testType: z.string(),
    startedAt: z.date().nullish(),
    training: z.boolean(),
    clinicianScore: score.nullish().transform((value) => value ?? null),
    notes: prose(10_000),
    samples: z.custom<SubmittedSamples>().nullish(),
    uploadId: z.string().toLowerCase().nullish(),
  })
  .check(({ value, issues }) => {
    const problem = (field: string, message: string) =>
      issues.push({ code: 'custom', path: [field], message, input: value });
    if (value.training && value.clinicianScore === null) {
      problem(
        'clinicianScore',
        'is required for a training recording, a whole number from 0 to 100',
      );
    }
    if (!value.training && value.clinicianScore !== null) {
      problem(
        'clinicianScore',
        'is for training recordings only; leave it out of a test recording',
      );
    }
    if ((value.samples == null) === (value.uploadId == null)) {
      problem('samples', 'give either samples or uploadId, not both');
    }
    if (value.startedAt != null) {
      const latest = Date.now() + CLOCK_TOLERANCE_MS;
      if (value.startedAt < EARLIEST || value.startedAt.getTime() > latest) {
        problem('startedAt', 'must be between the year 2000 and now');
      }
    }
  });

/** Columns as the client sent them. The parser checks their content. */
export type SubmittedSamples = { readonly ts: SubmittedColumn } & {
  readonly [axis in Axis]?: SubmittedColumn | null;
};
type SubmittedColumn = readonly unknown[] | JsonColumn;

export type SubmitInput = z.input<typeof submitInput>;
export type Submission = z.output<typeof submitInput>;
