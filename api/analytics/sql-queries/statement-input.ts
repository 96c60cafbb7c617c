import { z } from 'zod';
import type { SqlValue } from '../../domain/sql-query.ts';

const withoutNul = (schema: z.ZodString) =>
  schema.refine((text) => !text.includes('\0'), 'must not contain NUL characters');

const parameter = z.union(
  [
    withoutNul(z.string().max(10_000, 'must have at most 10000 characters')),
    z.number(),
    z.boolean(),
    z.null(),
  ],
  'must be a text, a number, true, false or null',
);

/** A statement of an analyst. It is trimmed, so that the places in error messages count from its first word. */
export const statementInput = withoutNul(
  z
    .string()
    .trim()
    .min(1, 'must be a SELECT statement')
    .max(100_000, 'must have at most 100000 characters'),
);

/** The values of the `?` placeholders, in order. */
export const parametersInput = z
  .array(parameter, 'must be a list of texts, numbers, true, false and null')
  .max(100, 'must have at most 100 values')
  .nullish()
  .transform((values): SqlValue[] => values ?? []);
