import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/**
 * Chooses between the two media types of GraphQL from an `Accept` header: the preferred one, or `application/json` when
 * the header is absent. Returns null when the client accepts neither. Apollo Server decides in the same way.
 */
export function responseType(accept: string | undefined): string | null {
  if (accept === undefined || accept === '') return JSON_TYPE;
  const known = cache.get(accept);
  if (known !== undefined) return known.type;
  const negotiator = new Negotiator({ headers: { accept } });
  const type = negotiator.mediaType([JSON_TYPE, GRAPHQL_TYPE]) ?? null;
  cache.set(accept, { type });
  return type;
}

/** Clients send only a few different headers. */
const cache = new LRUCache<string, { readonly type: string | null }>({ max: 100 });

/** Whether the HTTP status also reports GraphQL errors. With `application/json` it reports errors of HTTP only. */
export const statusReportsErrors = (accept: string | undefined): boolean =>
  responseType(accept) === GRAPHQL_TYPE;
