import { useQuery } from 'urql';
import { ViewerDocument, type ViewerFragment } from '../__generated__/graphql.ts';

/**
 * The viewer, once the page has asked for them: every page's document carries the `Viewer` fragment
 * and this reads it from the cache, so that the frame costs no request of its own.
 */
export function useViewer(): ViewerFragment | null {
  const [{ data }] = useQuery({ query: ViewerDocument, requestPolicy: 'cache-only' });
  return data?.me ?? null;
}
