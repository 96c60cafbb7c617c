import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/**
 * In which of the two media types of GraphQL a client wants its answer: the one it names first, `application/json` if
 * it names none; null if it wants neither. Apollo Server decides in the same way.
 */
export function answerType(accept: string | undefined): string | null {
  if (accept === undefined || accept === '') return JSON_TYPE;
  const known = answers.get(accept);
  if (known !== undefined) return known.type;
  const negotiator = new Negotiator({ headers: { accept } });
  const type = negotiator.mediaType([JSON_TYPE, GRAPHQL_TYPE]) ?? null;
  answers.set(accept, { type });
  return type;
}

/** Clients say one of a few things. */
const answers = new LRUCache<string, { readonly type: string | null }>({ max: 100 });

/** Whether the status tells of GraphQL's errors as well; in plain JSON it tells of HTTP alone. */
export const statusTellsErrors = (accept: string | undefined): boolean =>
  answerType(accept) === GRAPHQL_TYPE;
