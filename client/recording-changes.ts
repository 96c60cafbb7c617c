import { createClient } from 'graphql-ws';
import {
  RecordingChangedDocument,
  type RecordingChangedSubscription,
  type RecordingStateFragment,
} from './__generated__/graphql.ts';
import { ApiError, unavailable } from './api-error.ts';
import { longestDelayMs } from './back-off.ts';
import type { TokenSource } from './sign-in/token-source.ts';

/** The code with which the gateway closes a socket when it rejects the token. */
const FORBIDDEN = 4403;

export interface RecordingChangesOptions {
  /** Limits the changes to one participant. Without it, covers all participants that the viewer may see. */
  readonly participantId?: string;
  /**
   * Called when changes start to arrive; `again` is true after a lost connection. Earlier changes are not reported, so
   * load the current state now.
   */
  readonly onListening?: (again: boolean) => void;
}

/** Yields new and changed recordings. `return` ends the subscription. */
export type RecordingChanges = AsyncIterableIterator<RecordingStateFragment, undefined>;

interface Gateway {
  readonly url: string;
  readonly token: TokenSource;
}

/**
 * Subscribes until `return` is called. Reconnects automatically, with a new token when the token was rejected.
 * @throws {ApiError} from `next`, when the API rejects the subscription
 */
export function watchRecordings(
  gateway: Gateway,
  options: RecordingChangesOptions = {},
): RecordingChanges {
  const opening = open(gateway, options);
  opening.catch(() => undefined); // `next` reports the error
  return {
    async next() {
      const { changes } = await opening;
      const result = await changes.next().catch(throwApiError);
      if (result.done === true) return { done: true, value: undefined };
      const { data, errors } = result.value;
      if (errors) throwApiError(errors);
      return { done: false, value: data!.recordingChanged };
    },
    async return() {
      const { changes, close } = await opening;
      await changes.return?.();
      await close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function open({ url, token }: Gateway, options: RecordingChangesOptions) {
  const { participantId = null, onListening } = options;
  let rejections = 0;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: globalThis.WebSocket ?? (await import('ws')).WebSocket, // Node 20 has no built-in WebSocket
    connectionParams: async () => ({ authorization: await token({ renew: rejections > 0 }) }),
    keepAlive: 20_000, // detects a broken connection
    retryAttempts: Infinity,
    retryWait: (retries) => sleep(longestDelayMs(retries) * (0.5 + Math.random() / 2)),
    shouldRetry: (problem) => codeOf(problem) !== FORBIDDEN || ++rejections < 2,
    on: {
      connected: (_socket, _payload, again) => {
        rejections = 0;
        // The gateway responds to this query after the subscription that was sent before it.
        client.subscribe(
          { query: '{ me { id } }' },
          { next: () => onListening?.(again), error: () => undefined, complete: () => undefined },
        );
      },
    },
  });
  const query = RecordingChangedDocument.toString();
  return {
    changes: client.iterate<RecordingChangedSubscription>({ query, variables: { participantId } }),
    close: () => client.dispose(),
  };
}

const codeOf = (problem: unknown) => (problem as { code?: unknown } | undefined)?.code;

/** Converts GraphQL's errors, or the reason why the socket was closed. */
function throwApiError(problem: unknown): never {
  if (problem instanceof ApiError) throw problem;
  if (Array.isArray(problem)) {
    const [{ message, extensions }] = problem as [
      { message: string; extensions?: { code?: string; requestId?: string } },
    ];
    const { code = 'INTERNAL', requestId } = extensions ?? {};
    throw new ApiError(code, message, { requestId });
  }
  if (codeOf(problem) === FORBIDDEN) throw new ApiError('UNAUTHENTICATED', 'Sign in first.');
  throw unavailable('The gateway closed the socket.');
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
