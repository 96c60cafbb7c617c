import { z } from 'zod';
import { isNilUuid, isUuid } from '../domain/uuid.ts';
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

/** Control characters and lone surrogates: never part of a name, and PostgreSQL rejects some. Emoji are allowed. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/** Whether a column can store the text as one line. A search for any other text finds nothing. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/** One line of text, trimmed, with at least one visible character. */
export const line = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum, `must have at most ${maximum} characters`)
    .refine((text) => /[^\p{C}\p{Z}]/u.test(text), 'must not be empty')
    .refine(isStorable, 'must not contain control characters');

const MAXIMUM_SEARCH = 200;

/**
 * Parses a search text. Null when it is empty. Pasted line breaks and tabs become spaces.
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

/** Text of many lines. An empty text becomes null. */
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

export const uuid = z
  .uuid('must be a uuid')
  .refine((text) => !isNilUuid(text), 'must be a uuid other than the nil uuid')
  .toLowerCase();

/**
 * Normalizes an id to the lower case of the database and the object store, because some phones send UUIDs in upper
 * case. Undefined for a malformed id: ids are opaque, so the caller reports it as not found.
 */
export const readId = (text: string): string | undefined =>
  isUuid(text) ? text.toLowerCase() : undefined;

/** Returns what `find` returns for the id that an input names. */
export async function findNamed<T>(
  named: string,
  find: (id: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  const id = readId(named);
  return id === undefined ? undefined : find(id);
}
