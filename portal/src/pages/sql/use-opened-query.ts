import { useState } from 'react';
import { useQuery, type CombinedError } from 'urql';
import {
  OpenedSqlQueryDocument,
  type OpenedSqlQueryFragment,
} from '../../__generated__/graphql.ts';

export interface OpenedQuery {
  /** Null for a new query. The previous one stays until the opened one has loaded. */
  readonly query: OpenedSqlQueryFragment | null;
  readonly isLoading: boolean;
  /** The viewer has no query with this id. */
  readonly isMissing: boolean;
  readonly error: CombinedError | undefined;
  retry(): void;
}

/** The query whose id is in the URL; null for a new one. */
export function useOpenedQuery(id: string | null): OpenedQuery {
  const [{ data, error, fetching }, retry] = useQuery({
    query: OpenedSqlQueryDocument,
    variables: { id: id ?? '' },
    pause: id === null,
  });
  const found = data?.sqlQuery?.id === id ? data?.sqlQuery : undefined;
  const current = id === null ? null : found;
  const [shown, setShown] = useState(current ?? null);
  if (current !== undefined && current !== shown) setShown(current);
  return {
    query: current === undefined ? shown : current,
    isLoading: current === undefined && !error,
    isMissing: current === undefined && !fetching && data?.sqlQuery === null,
    error: current === undefined ? error : undefined,
    retry,
  };
}
