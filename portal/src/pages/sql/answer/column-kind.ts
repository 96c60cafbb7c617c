import type { SqlValue } from '../parameters.ts';

/** What Arrow calls a column, in the words that the tables' columns have. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^Utf8/, 'string'],
  [/^Float/, 'double'],
  [/^U?[Ii]nt64/, 'bigint'],
  [/^U?[Ii]nt/, 'int'],
  [/^Bool/, 'boolean'],
  [/^Timestamp/, 'timestamp'],
  [/^Date/, 'date'],
];

/** Arrow's own word for what has none. */
export const kindOf = (arrowType: string): string =>
  KINDS.find(([pattern]) => pattern.test(arrowType))?.[1] ?? arrowType;

/** Numbers stand to the right, one above the other. */
export const isNumeric = (arrowType: string): boolean =>
  ['double', 'bigint', 'int'].includes(kindOf(arrowType));

/** In characters. */
const NARROWEST = 6;
const WIDEST = 44;

/** How wide a column is, in characters, for its heading and the first rows. */
export function widthOf(
  { name, type }: { readonly name: string; readonly type: string },
  values: readonly (SqlValue | undefined)[],
): number {
  const lengths = values.map((value) => String(value ?? '').length);
  const longest = Math.max(name.length, kindOf(type).length, ...lengths);
  return Math.min(Math.max(longest, NARROWEST), WIDEST) + 3;
}
