import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { fireAndForget } from '../../fire-and-forget.ts';
import type { ParticipantSearch } from './participant-search.ts';

/** The search parameters of the page, in the URL so that they can be bookmarked. `undefined` removes one. */
export function useParticipantSearch() {
  const search = useSearch({ from: '/signed-in/participants/$participantId' });
  const navigate = useNavigate({ from: '/participants/$participantId' });
  const change = useCallback(
    (changes: { [Name in keyof ParticipantSearch]?: string | undefined }) => {
      fireAndForget(
        navigate({
          search: (before) =>
            Object.fromEntries(
              Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
            ),
          replace: true,
          resetScroll: false,
        }),
      );
    },
    [navigate],
  );
  return [search, change] as const;
}
