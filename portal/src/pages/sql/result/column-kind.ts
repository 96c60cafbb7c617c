import type { SqlValue } from '../parameters.ts';

/** Maps Arrow types to the type names of the table columns. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^Utf8/, 'string'],
  [/^Float/, 'double'],
  [/^U?[Ii]nt64/, 'bigint'],
  [/^U?[Ii]nt/, 'int'],
  [/^Bool/, 'boolean'],
  [/^Timestamp/, 'timestamp'],
  [/^Date/, 'date'],
];

/** Falls back to Arrow's own name. */
export const kindOf = (arrowType: string): string =>
  KINDS.find(([pattern]) => pattern.test(arrowType))?.[1] ?? arrowType;

/** Numbers are aligned to the right. */
export const isNumeric = (arrowType: string): boolean =>
  ['double', 'bigint', 'int'].includes(kindOf(arrowType));

/** In characters. */
const NARROWEST = 6;
const WIDEST = 44;

/** The width of a column in characters, for its heading and the first rows. */
export function widthOf(
  { name, type }: { readonly name: string; readonly type: string },
  values: readonly (SqlValue | undefined)[],
): number {
  const lengths = values.map((value) => String(value ?? '').length);
  const longest = Math.max(name.length, kindOf(type).length, ...lengths);
  return Math.min(Math.max(longest, NARROWEST), WIDEST) + 3;
}
