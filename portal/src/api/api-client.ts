import { authExchange } from '@urql/exchange-auth';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createContext, use } from 'react';
import { Client, fetchExchange, subscriptionExchange, type Operation } from 'urql';
import { ViewerDocument } from '../__generated__/graphql.ts';
import { fireAndForget } from '../fire-and-forget.ts';
import { accessToken, type AccessToken } from '../session/session.ts';
import { CACHE_UPDATES } from '../pages/sql/cache-updates.ts';
import { beginRequest, endRequest } from './connection-state.ts';
import { isOutOfReach, isSignedOut, lacksSecondFactor } from './failure.ts';
import { OPTIMISTIC_CHANGES } from './optimistic-changes.ts';
import { createLiveConnection, forwardSubscription } from './live-connection.ts';
import { watchOperations } from './watch-operations.ts';

/** The API for one signed-in viewer. Each viewer gets a new client, so caches are never shared. */
export interface ApiClient {
  readonly urql: Client;
  /**
   * Refetches every query of the page; the current data stays visible until the results arrive. A page without
   * queries, such as one whose code did not load, fetches the viewer, which shows whether the API can be reached.
   */
  refetchPage(): void;
  close(): Promise<void>;
}

/** Request a new token this long before the old one expires, so that it does not expire during a request. */
const RENEWAL_MARGIN_MS = 30_000;

/**
 * Cached data shows at once, and changes follow. This policy also tells the queries of a page from those that only
 * read the cache, and from downloads.
 */
const PAGE_POLICY = 'cache-and-network';

/** Objects without an id are stored inside the record that contains them. */
const EMBEDDED = () => null;

export interface ApiClientEvents {
  /** Called when the API rejects even a renewed token. */
  onSignedOut(): void;
  /** Called when the organization requires a second factor that the account does not have. */
  onSecondFactorMissing(): void;
}

export function createApiClient(events: ApiClientEvents): ApiClient {
  const onPage = new Map<number, Operation>();
  const live = createLiveConnection(refetchPage);

  const urql = new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: PAGE_POLICY,
    exchanges: [
      watchOperations({
        onOperation(operation) {
          if (operation.context.requestPolicy === PAGE_POLICY) onPage.set(operation.key, operation);
          if (operation.kind === 'teardown') onPage.delete(operation.key);
        },
      }),
      cacheExchange({
        keys: {
          AttentionCount: EMBEDDED,
          AxisRange: EMBEDDED,
          AxisValues: EMBEDDED,
          DeadLetters: EMBEDDED,
          Download: EMBEDDED,
          DependencyState: EMBEDDED,
          Failure: EMBEDDED,
          Interval: EMBEDDED,
          LakeColumn: EMBEDDED,
          LakeTable: EMBEDDED,
          MovementMeasures: EMBEDDED,
          QueueDepth: EMBEDDED,
          RecordingQuality: EMBEDDED,
          ScoreReason: EMBEDDED,
          ScoreSummary: EMBEDDED,
          ScoreTrend: EMBEDDED,
          SqlColumn: EMBEDDED,
          SqlFailure: EMBEDDED,
          SqlStatistics: EMBEDDED,
          SystemStatus: EMBEDDED,
          DamagedLakeFile: EMBEDDED,
          TestTypeTranslation: EMBEDDED,
          TextPlace: EMBEDDED,
          UserAccount: EMBEDDED,
          ViewerStatistics: EMBEDDED,
        },
        optimistic: OPTIMISTIC_CHANGES,
        updates: CACHE_UPDATES,
      }),
      watchOperations({
        onOperation({ kind, key }) {
          if (kind === 'teardown') endRequest(key);
          else if (kind !== 'subscription') beginRequest(key);
        },
        onResult({ operation: { kind, key }, error }) {
          if (kind !== 'subscription') endRequest(key, !isOutOfReach(error));
          if (error && isSignedOut(error)) events.onSignedOut();
          if (error && lacksSecondFactor(error)) events.onSecondFactorMissing();
        },
      }),
      authExchange(async (utils) => {
        let token = await accessToken();
        const renew = async () => {
          token = await accessToken({ renew: true });
        };
        return {
          addAuthToOperation: (operation) =>
            token === null
              ? operation
              : utils.appendHeaders(operation, { Authorization: token.text }),
          willAuthError: () => runsOutSoon(token),
          didAuthError: isSignedOut,
          refreshAuth: renew,
        };
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => forwardSubscription(live, request),
      }),
    ],
  });

  function refetchPage() {
    if (onPage.size === 0) {
      fireAndForget(urql.query(ViewerDocument, {}, { requestPolicy: 'network-only' }).toPromise());
    }
    for (const operation of onPage.values()) {
      const context = { ...operation.context, requestPolicy: 'network-only' as const };
      urql.reexecuteOperation(urql.createRequestOperation('query', operation, context));
    }
  }

  return {
    urql,
    refetchPage,
    // A socket that the API rejected, as after signing out in another tab, is already closed.
    close: async () => {
      await Promise.resolve(live.dispose()).catch(() => undefined);
    },
  };
}

const runsOutSoon = (token: AccessToken | null) =>
  token !== null && token.expiresAtMs - Date.now() < RENEWAL_MARGIN_MS;

/** The client of the signed-in viewer, provided by the frame. */
export const ApiClientContext = createContext<ApiClient | null>(null);

/** Works only inside the frame of signed-in pages. */
export function useApiClient(): ApiClient {
  const client = use(ApiClientContext);
  if (client === null) throw new Error('useApiClient needs the frame of signed-in pages.');
  return client;
}
