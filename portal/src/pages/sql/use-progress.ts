import { useEffect } from 'react';
import { useClient } from 'urql';
import { OpenedSqlQueryDocument, type SqlQueryState } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';

/** Most queries take about as long as a page takes to load; long ones are polled less often. */
const FIRST_MS = 250;
const LONGEST_MS = 3000;
const GROWTH = 1.4;

/** Whether the state is not final yet. */
export const isUnfinished = (state: SqlQueryState): boolean =>
  state === 'QUEUED' || state === 'RUNNING';

/** Polls a query until it has ended; pages that show it update through the cache. Does nothing for null. */
export function useProgress(queryId: string | null): void {
  const client = useClient();
  useEffect(() => {
    if (queryId === null) return;
    let pause = FIRST_MS;
    let timer = window.setTimeout(ask, pause);
    let hasLeft = false;
    function ask() {
      const answer = client.query(
        OpenedSqlQueryDocument,
        { id: queryId! },
        { requestPolicy: 'network-only' },
      );
      fireAndForget(answer.toPromise().then(wait));
    }
    function wait() {
      if (hasLeft) return;
      pause = Math.min(pause * GROWTH, LONGEST_MS);
      timer = window.setTimeout(ask, pause);
    }
    return () => {
      hasLeft = true;
      window.clearTimeout(timer);
    };
  }, [client, queryId]);
}
