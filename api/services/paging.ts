import { z } from 'zod';
import type { PageRequest } from '../domain/page.ts';
import { invalidInput } from '../errors.ts';
import { isStorable } from './parse-input.ts';

const DEFAULT_FIRST = 50;
const MAXIMUM_FIRST = 200;

/** The paging arguments as the client sent them. */
export interface PagingArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

// Parts of cursors. Clients may invent some, so text that the database cannot store is rejected here.
export const cursorText = z.string().refine(isStorable);
export const cursorMoment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .refine((moment) => moment.getUTCFullYear() > 0);

/**
 * A moment to the microsecond, as `exactText` writes it: the database keeps microseconds and a `Date` milliseconds, and
 * a cursor that is off by less than a millisecond skips rows.
 */
export const cursorInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/)
  .refine((text) => cursorMoment.safeParse(text).success);

/** Writes the sort key of an item as a cursor. */
export const writeCursor = (key: object): string =>
  Buffer.from(JSON.stringify(Object.values(key))).toString('base64url');

/**
 * Parses the requested page; `key` parses what `writeCursor` wrote.
 * @throws {GaitwayError} INVALID_INPUT naming `first` or `after`
 */
export function readPageRequest<Key>(
  { first, after }: PagingArguments,
  key: z.ZodType<Key>,
): PageRequest<Key> {
  const count = first ?? DEFAULT_FIRST;
  if (count < 1 || count > MAXIMUM_FIRST) {
    throw invalidInput({ field: 'first', message: `must be from 1 to ${MAXIMUM_FIRST}` });
  }
  return { first: count, after: after == null ? null : readCursor(after, key) };
}

function readCursor<Key>(cursor: string, key: z.ZodType<Key>): Key {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw invalidInput({ field: 'after', message: 'must be a cursor from an earlier page' });
  }
}
