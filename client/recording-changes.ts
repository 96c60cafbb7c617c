import { createClient } from 'graphql-ws';
import {
  RecordingChangedDocument,
  type RecordingChangedSubscription,
  type RecordingStateFragment,
} from './__generated__/graphql.ts';
import { ApiError, unavailable } from './api-error.ts';
import { longestDelayMs } from './back-off.ts';
import type { TokenSource } from './sign-in/token-source.ts';

/** How the gateway closes a socket whose token it does not take. */
const FORBIDDEN = 4403;

export interface RecordingChangesOptions {
  /** Of this participant only; of everybody whom the signed-in user may see when left out. */
  readonly participantId?: string;
  /**
   * Called whenever changes begin to arrive, `again` after a lost connection. What changed before is not
   * told: read it now.
   */
  readonly onListening?: (again: boolean) => void;
}

/** Recordings as they arrive and change; ends when it is returned. */
export type RecordingChanges = AsyncIterableIterator<RecordingStateFragment, undefined>;

interface Gateway {
  readonly url: string;
  readonly token: TokenSource;
}

/**
 * Listens until it is returned. Connects again by itself, with a fresh token when that was the reason.
 * @throws {ApiError} when the API refuses (of `next`)
 */
export function watchRecordings(
  gateway: Gateway,
  options: RecordingChangesOptions = {},
): RecordingChanges {
  const opening = open(gateway, options);
  opening.catch(() => undefined); // `next` tells
  return {
    async next() {
      const { changes } = await opening;
      const result = await changes.next().catch(refuse);
      if (result.done === true) return { done: true, value: undefined };
      const { data, errors } = result.value;
      if (errors) refuse(errors);
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
  let refusals = 0;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: globalThis.WebSocket ?? (await import('ws')).WebSocket, // Node 20 has none of its own
    connectionParams: async () => ({ authorization: await token({ renew: refusals > 0 }) }),
    keepAlive: 20_000, // tells a line that went silent from one that has nothing to say
    retryAttempts: Infinity,
    retryWait: (retries) => sleep(longestDelayMs(retries) * (0.5 + Math.random() / 2)),
    shouldRetry: (problem) => codeOf(problem) !== FORBIDDEN || ++refusals < 2,
    on: {
      connected: (_socket, _payload, again) => {
        refusals = 0;
        // Answered after the subscription that goes out before it.
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

/** GraphQL's errors, or whatever closed the socket for good. */
function refuse(problem: unknown): never {
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
