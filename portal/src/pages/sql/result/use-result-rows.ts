import { useCallback, useEffect, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { SqlRowsDocument } from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { canReach, useConnectionState } from '../../../api/connection-state.ts';
import type { SqlValue } from '../parameters.ts';

type Row = readonly SqlValue[];

const PAGE_ROWS = 200;
/** Delays loading, so that pages that the viewer scrolls past are skipped. */
const PASSING_MS = 80;

export interface AnswerRows {
  /** Undefined until it has loaded. */
  rowAt(index: number): Row | undefined;
  readonly error: CombinedError | null;
  retry(): void;
}

/**
 * The rows of a result, loaded page by page as they become visible; a result never changes. A failed load is retried
 * as soon as the API can be reached.
 *
 * @param first the first visible row
 * @param last the last visible row
 */
export function useResultRows(queryId: string, first: number, last: number): AnswerRows {
  const client = useClient();
  const connection = useConnectionState();
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Row[]>>(new Map());
  const [error, setError] = useState<CombinedError | null>(null);
  const [attempt, setAttempt] = useState(0);

  const missing = missingPage(pages, first, last);
  const isWanted = missing !== null && canReach(connection);
  useEffect(() => {
    if (!isWanted) return undefined;
    let hasLeft = false;
    const ask = async () => {
      const variables = { id: queryId, offset: missing * PAGE_ROWS, limit: PAGE_ROWS };
      const answer = await client.query(SqlRowsDocument, variables, {
        requestPolicy: 'network-only',
      });
      if (hasLeft) return;
      const rows = answer.data?.sqlQuery?.rows;
      if (rows) setPages((before) => new Map(before).set(missing, rows));
      setError(rows ? null : (answer.error ?? null));
    };
    const timer = window.setTimeout(() => fireAndForget(ask()), missing === 0 ? 0 : PASSING_MS);
    return () => {
      hasLeft = true;
      window.clearTimeout(timer);
    };
  }, [client, queryId, missing, isWanted, attempt]);

  const rowAt = useCallback(
    (index: number) => pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    [pages],
  );
  return { rowAt, error, retry: () => setAttempt(attempt + 1) };
}

function missingPage(
  pages: ReadonlyMap<number, unknown>,
  first: number,
  last: number,
): number | null {
  for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS <= last; page++) {
    if (!pages.has(page)) return page;
  }
  return null;
}
