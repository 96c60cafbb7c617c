import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import {
  PageChain,
  type Connection,
  type ListenedChain,
  type Paged,
  type Pages,
} from './page-chain.ts';

/**
 * The pages of a connection as one list. Each page stays a query of its own, so the cache keeps all of them current.
 * When the end of one changes, the next one is loaded again from there, so no row is lost between them. The rows for
 * other variables stay, as `isStale`, until the first page for the new ones has arrived.
 *
 * @param document has a variable `after`
 * @param variables must be the same object while they are unchanged
 * @param ahead pages that were requested earlier; used when their variables match
 */
export function usePages<Data, Variables extends object, Node>(
  document: TypedDocumentNode<Data, Variables & Paged>,
  variables: Variables,
  connectionOf: (data: Data) => Connection<Node> | null | undefined,
  ahead: ListenedChain<Data, Variables, Node> | null = null,
): Pages<Data, Node> & { readonly isStale: boolean; loadMore(): void; retry(): void } {
  const client = useClient();
  const chain = useMemo(
    (): ListenedChain<Data, Variables, Node> =>
      ahead?.matches(document, variables)
        ? ahead
        : new PageChain(client, document, variables, connectionOf),
    [client, document, variables, connectionOf, ahead],
  );
  const current = useSyncExternalStore(chain.subscribe, chain.read);
  const [shown, setShown] = useState(current);
  const isReady = current.first !== undefined || current.error !== undefined;
  if (isReady && shown !== current) setShown(current);
  const pages = isReady ? current : shown;
  const list = useMemo(
    () => ({ ...pages, isStale: !isReady, loadMore: chain.loadMore, retry: chain.retry }),
    [pages, isReady, chain],
  );
  // Rendered at low priority, because a list is long: key presses come first.
  return useDeferredValue(list);
}
