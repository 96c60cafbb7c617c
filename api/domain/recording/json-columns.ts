import { refused, type ParseResult } from './problem.ts';
import { parseJsonBytes } from './json-text.ts';

/** Lists of fewer items are cheap enough to carry along. */
const LONG_LIST = 1000;

/** What may be left without the long lists: it travels between threads as objects, which takes time for each value. */
const MAXIMUM_VALUES = 10_000;
const MAXIMUM_DEPTH = 50;
const TOO_MUCH = `must have at most ${MAXIMUM_VALUES} values outside of long lists, ${MAXIMUM_DEPTH} levels deep`;

/**
 * A long list as JSON text in UTF-8: it travels through the API without ever being a list of objects there. The bytes are
 * private, because GraphQL prints all properties of a wrong value into its error message.
 */
export class JsonColumn {
  readonly #json: Uint8Array;

  constructor(json: Uint8Array) {
    this.#json = json;
  }

  get json(): Uint8Array {
    return this.#json;
  }
}

/** JSON without its long lists, which lie beside it. */
export interface DetachedJson {
  /** Null where a long list was. */
  readonly rest: unknown;
  readonly columns: readonly {
    readonly path: readonly string[];
    readonly json: Uint8Array;
  }[];
}

/** Parses JSON and takes every long list inside its objects out of it. What is left is bounded. */
export function detachColumns(json: Uint8Array): ParseResult<DetachedJson> {
  const parsed = parseJsonBytes(json);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, value: detach(parsed.value) };
  } catch (error) {
    if (error instanceof RangeError) return refused({ field: 'document', message: TOO_MUCH });
    throw error;
  }
}

/** @throws {RangeError} for too many values, and for lists in lists that are too deep to be written */
function detach(document: unknown): DetachedJson {
  const columns: { path: string[]; json: Uint8Array }[] = [];
  const encoder = new TextEncoder();
  let values = 0;

  const rest = (value: unknown, path: string[], inList: boolean): unknown => {
    values += 1;
    if (values > MAXIMUM_VALUES || path.length > MAXIMUM_DEPTH) throw new RangeError(TOO_MUCH);
    if (typeof value !== 'object' || value === null) return value;
    if (!Array.isArray(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, rest(inner, [...path, key], inList)]),
      );
    }
    if (value.length < LONG_LIST || inList || path.length === 0) {
      return value.map((inner, index) => rest(inner, [...path, String(index)], true));
    }
    columns.push({ path, json: encoder.encode(JSON.stringify(value)) });
    return null;
  };
  return { rest: rest(document, [], false), columns };
}

/** Puts the long lists back to where they were, as `JsonColumn`s. */
export function attachColumns({ rest, columns }: DetachedJson): unknown {
  for (const { path, json } of columns) {
    const parent = path
      .slice(0, -1)
      .reduce(
        (value, key) => value[key] as Record<string, unknown>,
        rest as Record<string, unknown>,
      );
    parent[path.at(-1)!] = new JsonColumn(json);
  }
  return rest;
}
