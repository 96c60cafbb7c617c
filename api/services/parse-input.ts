import { z } from 'zod';
import { isUuid } from '../domain/uuid.ts';
import { invalidInput } from '../errors.ts';

/**
 * Parses an input; each problem names its field.
 * @throws {GaitwayError} INVALID_INPUT
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: z.input<Schema>,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    ...parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  );
}

/** Control characters do not belong into a name, and Postgres refuses some; emoji and quotes do belong. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/** Whether a record can hold the text as one line of it; none is found by one that cannot be there. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/** One line of text, trimmed, in which there is something to see. */
export const line = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum, `must have at most ${maximum} characters`)
    .refine((text) => /[^\p{C}\p{Z}]/u.test(text), 'must not be empty')
    .refine(isStorable, 'must not contain control characters');

const MAXIMUM_SEARCH = 200;

/**
 * What is searched for; null for nothing. A line break or a tab that came along when it was pasted is a space.
 * @throws {GaitwayError} INVALID_INPUT
 */
export function readSearch(text: string | null | undefined): string | null {
  const search = (text ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  if (search.length > MAXIMUM_SEARCH) {
    const message = `must have at most ${MAXIMUM_SEARCH} characters`;
    throw invalidInput({ field: 'filter.search', message });
  }
  return search === '' ? null : search;
}

/** Text of many lines; empty counts as none. */
export const prose = (maximum: number) =>
  z
    .string()
    .max(maximum, `must have at most ${maximum} characters`)
    .refine((text) => !text.includes('\0'), 'must not contain NUL characters')
    .transform((text) => (text.trim() === '' ? null : text))
    .nullish()
    .transform((text) => text ?? null);

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('must be an email address'));

export const score = z
  .int('must be a whole number')
  .min(0, 'must be from 0 to 100')
  .max(100, 'must be from 0 to 100');

export const uuid = z.uuid('must be a uuid').toLowerCase();

/**
 * An id as the records and the object store write it; phones write UUIDs in capitals, too. Undefined for what could not be
 * one of ours: ids are opaque, and such a one is simply not found.
 */
export const readId = (text: string): string | undefined =>
  isUuid(text) ? text.toLowerCase() : undefined;

/** What `find` finds under an id that an input names. */
export async function findNamed<T>(
  named: string,
  find: (id: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  const id = readId(named);
  return id === undefined ? undefined : find(id);
}
