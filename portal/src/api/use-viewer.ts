import { useQuery } from 'urql';
import { ViewerDocument, type ViewerFragment } from '../__generated__/graphql.ts';

/**
 * The viewer, once the page has loaded them. Every page's document includes the `Viewer` fragment, and this reads it
 * from the cache, so the frame needs no request of its own.
 */
export function useViewer(): ViewerFragment | null {
  const [{ data }] = useQuery({ query: ViewerDocument, requestPolicy: 'cache-only' });
  return data?.me ?? null;
}
