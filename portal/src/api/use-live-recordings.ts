import { useCallback, useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { RecordingChangedDocument } from '../__generated__/graphql.ts';
import { useApiClient } from './api-client.ts';

/** Lists are refetched at most this often, however many recordings arrive in a burst. */
const LISTS_FOLLOW_MS = 400;

/**
 * Keeps the page live. Events update the recordings on the page through the cache. Lists and averages that may
 * include them are refetched: at once, unless they just were.
 */
export function useLiveRecordings(participantId: string | null): void {
  const { refetchPage } = useApiClient();
  const timer = useRef<number>(undefined);
  const followedAt = useRef(-Infinity);
  const follow = useCallback(() => {
    timer.current ??= window.setTimeout(
      () => {
        timer.current = undefined;
        followedAt.current = performance.now();
        refetchPage();
      },
      Math.max(0, followedAt.current + LISTS_FOLLOW_MS - performance.now()),
    );
  }, [refetchPage]);
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  useSubscription({ query: RecordingChangedDocument, variables: { participantId } }, () => {
    follow();
  });
}
