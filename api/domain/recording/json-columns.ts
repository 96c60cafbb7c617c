import type { ParseResult } from './problem.ts';
import { parseJsonBytes } from './json-text.ts';

/** Lists of fewer items are cheap enough to carry along. */
const LONG_LIST = 1000;

/** A long list as JSON text in UTF-8: it travels through the API without ever being a list of objects there. */
export class JsonColumn {
  readonly json: Uint8Array;

  constructor(json: Uint8Array) {
    this.json = json;
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

/** Parses JSON and takes every long list inside its objects out of it. */
export function detachColumns(json: Uint8Array): ParseResult<DetachedJson> {
  const parsed = parseJsonBytes(json);
  if (!parsed.ok) return parsed;
  const columns: { path: string[]; json: Uint8Array }[] = [];
  const encoder = new TextEncoder();

  const rest = (value: unknown, path: string[]): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      if (value.length < LONG_LIST || path.length === 0) return value;
      columns.push({ path, json: encoder.encode(JSON.stringify(value)) });
      return null;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, rest(inner, [...path, key])]),
    );
  };
  return { ok: true, value: { rest: rest(parsed.value, []), columns } };
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
