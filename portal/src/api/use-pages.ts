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
 * The pages of a connection as one list. Each page stays a query of its own, so that the cache keeps all of them up to
 * date; when one ends elsewhere than before, the next one follows it and nobody falls between the two. What was shown
 * for other variables stays, as `isStale`, until the first page of the new ones is there.
 *
 * @param document with a variable `after`
 * @param variables the same object for as long as they are the same
 * @param ahead what has been asked for ahead of the page; taken when it is what the page wants
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
      ahead?.answers(document, variables)
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
  // Drawn in small steps, between which the page answers: a list is long, and a key that is pressed comes first.
  return useDeferredValue(list);
}
