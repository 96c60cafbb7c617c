import { isDeepStrictEqual } from 'node:util';

/**
 * What a request selects below a field, as plain data: for each field of the type, every use of it. A page loads
 * exactly the selected fields.
 */
export interface Selection {
  readonly [field: string]: readonly SelectedField[] | undefined;
}

/** One use of a field. */
export interface SelectedField {
  /** The name in the response: the alias, or the field's own name. */
  readonly key: string;
  /** The arguments, parsed. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly selection: Selection;
}

export const EMPTY_SELECTION: Selection = {};

/** Returns the selection at the end of a path of fields without arguments. Empty when the path is not selected. */
export function selectionAt(selection: Selection, ...path: readonly string[]): Selection {
  let here = selection;
  for (const field of path) {
    const named = here[field];
    if (named === undefined) return EMPTY_SELECTION;
    here = named.length === 1 ? named[0]!.selection : mergeSelections(named);
  }
  return here;
}

/**
 * Merges the selections of aliases that share one value, so that the value contains what each of them selects. A
 * field with the same key and the same arguments is loaded once.
 */
export function mergeSelections(fields: readonly SelectedField[]): Selection {
  const merged: Record<string, SelectedField[]> = {};
  for (const { selection } of fields) {
    for (const [field, named] of Object.entries(selection)) {
      const known = (merged[field] ??= []);
      for (const one of named ?? []) {
        const same = known.findIndex(
          ({ key, args }) => key === one.key && isDeepStrictEqual(args, one.args),
        );
        if (same < 0) known.push(one);
        else known[same] = { ...one, selection: mergeSelections([known[same]!, one]) };
      }
    }
  }
  return merged;
}
