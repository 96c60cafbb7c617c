import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { fireAndForget } from '../../fire-and-forget.ts';
import type { ListSearch } from './list-search.ts';

/** The search parameters of the list, in the URL so that they can be bookmarked. `undefined` removes one. */
export function useListSearch() {
  const search = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate({ from: '/' });
  const change = useCallback(
    (changes: { [Name in keyof ListSearch]?: ListSearch[Name] | undefined }) => {
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
