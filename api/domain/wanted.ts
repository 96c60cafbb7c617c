import { isDeepStrictEqual } from 'node:util';

/**
 * What a request asks for below a field, as plain data: for each field of the type, each time that the request names
 * it. A page loads what stands here and nothing else.
 */
export interface Wanted {
  readonly [field: string]: readonly WantedField[] | undefined;
}

/** One naming of a field. */
export interface WantedField {
  /** The name in the answer: the alias, or the field's own name. */
  readonly key: string;
  /** The arguments, parsed. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly wanted: Wanted;
}

export const NOTHING_WANTED: Wanted = {};

/** What is wanted at the end of a path of fields without arguments; nothing when the path is not asked for. */
export function wantedAt(wanted: Wanted, ...path: readonly string[]): Wanted {
  let here = wanted;
  for (const field of path) {
    const named = here[field];
    if (named === undefined) return NOTHING_WANTED;
    here = named.length === 1 ? named[0]!.wanted : mergeWanted(named);
  }
  return here;
}

/**
 * Aliases of one field share its value, so that it has to hold what each of them asks for. A field with the same key
 * and the same arguments is loaded once.
 */
export function mergeWanted(fields: readonly WantedField[]): Wanted {
  const merged: Record<string, WantedField[]> = {};
  for (const { wanted } of fields) {
    for (const [field, named] of Object.entries(wanted)) {
      const known = (merged[field] ??= []);
      for (const one of named ?? []) {
        const same = known.findIndex(
          ({ key, args }) => key === one.key && isDeepStrictEqual(args, one.args),
        );
        if (same < 0) known.push(one);
        else known[same] = { ...one, wanted: mergeWanted([known[same]!, one]) };
      }
    }
  }
  return merged;
}
