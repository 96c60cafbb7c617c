import { createClient, type Client } from 'graphql-ws';
import type { ExecutionResult, SubscriptionForwarder, SubscriptionOperation } from 'urql';
import { accessToken } from '../session/session.ts';

/**
 * The socket of the subscriptions. It opens with the first subscription and reconnects while there are any;
 * `onReturn` then fetches what was missed.
 */
export function createLiveConnection(onReturn: () => void): Client {
  const socketUrl = new URL('/graphql', window.location.href);
  socketUrl.protocol = socketUrl.protocol.replace('http', 'ws');
  return createClient({
    url: socketUrl.href,
    lazy: true,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    connectionParams: async () => ({ authorization: (await accessToken())?.text ?? '' }),
    on: { connected: (_socket, _payload, wasRetry) => wasRetry && onReturn() },
  });
}

/** A subscription of the API client over the socket. */
export function forwardSubscription(
  connection: Client,
  { query = '', variables }: SubscriptionOperation,
): ReturnType<SubscriptionForwarder> {
  return {
    subscribe: (observer) => ({
      unsubscribe: connection.subscribe<ExecutionResult['data']>(
        { query, variables: variables as Record<string, unknown> },
        {
          next: (result) => observer.next(result as ExecutionResult),
          error: (error) => observer.error(error),
          complete: () => observer.complete(),
        },
      ),
    }),
  };
}
