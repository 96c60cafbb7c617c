import { useCallback, useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { RecordingChangedDocument } from '../__generated__/graphql.ts';
import { useApiClient } from './api-client.ts';

/** Lists follow at most this often, however many recordings arrive in a burst. */
const LISTS_FOLLOW_MS = 1000;

/**
 * Keeps the page live. What is shown of a recording changes with the event itself, through the cache;
 * lists and averages that it may belong to are asked for again soon after.
 */
export function useLiveRecordings(participantId: string | null): void {
  const { refetchPage } = useApiClient();
  const timer = useRef<number>(undefined);
  const followSoon = useCallback(() => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      refetchPage();
    }, LISTS_FOLLOW_MS);
  }, [refetchPage]);
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  useSubscription({ query: RecordingChangedDocument, variables: { participantId } }, () => {
    followSoon();
  });
}
