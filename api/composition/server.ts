import { resolvers } from '../../resolvers/index.ts';
import { buildGatewaySchema } from '../../schema/build-schema.ts';
import type { SessionEnds } from '../auth/session-ends.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { demoAccountsIn } from '../demo/demo-accounts.ts';
import { unavailable } from '../errors.ts';
import type { RequestContext } from '../http/context.ts';
import { GRAPHIQL_PATH } from '../http/portal-routes.ts';
import { createSenderIdentification } from '../http/sender.ts';
import { createServer } from '../http/server.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { OutboxNotifier } from '../notifications/outbox-notifier.ts';
import { OUTBOX_PATH, showsOutbox } from '../notifications/outbox-page.ts';
import { MAXIMUM_JSON_BYTES } from '../services/recordings/recording-intake.ts';
import type { LinkSigner } from '../storage/link-signer.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import type { ServiceGraph } from './services.ts';
import type { SignIn } from './sign-in.ts';

/** The dependencies of the server. */
export interface ServerDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly signer: LinkSigner | undefined;
  readonly pool: WorkerPool;
  readonly composed: ServiceGraph;
  readonly signIn: SignIn;
  readonly outbox: OutboxNotifier;
  readonly queue: JobQueue;
  readonly sessionEnds: SessionEnds;
  readonly log: Log;
  readonly now: () => Date;
  /** Whether the process is shutting down and accepts no new connections. */
  readonly isDraining: () => boolean;
}

/** Creates the server for HTTP and sockets, with the configured limits. */
export function composeServer(config: Config, dependencies: ServerDependencies) {
  const { database, store, signer, pool, composed, signIn, outbox, log, now } = dependencies;
  const { services, core } = composed;
  const { queue, sessionEnds, isDraining } = dependencies;
  return createServer({
    isProduction: config.NODE_ENV === 'production',
    hstsSeconds: config.HSTS_SECONDS,
    patience: patienceOf(config),
    trustedProxies: config.TRUST_PROXY,
    healthAlone: config.ROLE === 'worker',
    graphql: {
      schema: buildGatewaySchema<RequestContext>(resolvers, ({ context }) => {
        void context.person; // throws the reason when no person is signed in
        return true;
      }),
      services,
      identifySender: createSenderIdentification(signIn.authenticator, services.viewers),
      sessionEnds,
      largeBodies: { admission: core.admission, pool, idleMs: config.BODY_IDLE_SECONDS * 1000 },
      introspection: config.NODE_ENV !== 'production',
      graphiqlPath: config.NODE_ENV === 'production' ? null : GRAPHIQL_PATH,
      sockets: socketLimitsOf(config),
      queryCost: { maximum: config.QUERY_COST_LIMIT, perMinute: config.QUERY_COST_PER_MINUTE },
      log,
    },
    routes: composed.wings.flatMap(({ routes }) => routes ?? []),
    objects: signer && { store, signer, uploadLimitBytes: MAXIMUM_JSON_BYTES, now },
    socketOrigin: new URL(config.PUBLIC_URL).origin.replace(/^http/, 'ws'),
    linkOrigin: store.linkOrigin,
    localUserPool: signIn.localUserPool,
    signInOrigins: signIn.origins,
    outbox: showsOutbox(config) ? outbox : undefined,
    portalConfig: async () => ({
      ...signIn.portal,
      outboxUrl: showsOutbox(config) && config.MAIL === 'outbox' ? OUTBOX_PATH : null,
      demoAccounts: config.NODE_ENV === 'production' ? null : await demoAccountsIn(database),
    }),
    health: {
      async assertReady() {
        if (isDraining()) throw unavailable('Gaitway is shutting down.');
        await database.ping();
      },
      isListening: () => database.isListening,
      queue: () => queue.health(),
    },
    isDraining,
  });
}

/** How long the server waits for a client, in milliseconds. */
const patienceOf = (config: Config) => ({
  headersMs: config.HEADERS_SECONDS * 1000,
  bodyIdleMs: config.BODY_IDLE_SECONDS * 1000,
  requestMs: config.REQUEST_SECONDS * 1000,
  keepAliveMs: config.KEEP_ALIVE_SECONDS * 1000,
  connectionMs: config.CONNECTION_IDLE_SECONDS * 1000,
});

/** How long sockets stay open, and how many one viewer or address may have. */
const socketLimitsOf = (config: Config) => ({
  keepAliveMs: config.SOCKET_KEEP_ALIVE_SECONDS * 1000,
  initMs: config.SOCKET_INIT_SECONDS * 1000,
  idleMs: config.SOCKET_IDLE_SECONDS * 1000,
  socketsPerViewer: config.SOCKETS_PER_VIEWER,
  socketsPerAddress: config.SOCKETS_PER_ADDRESS,
  subscriptionsPerViewer: config.SUBSCRIPTIONS_PER_VIEWER,
  subscriptionsPerAddress: config.SUBSCRIPTIONS_PER_ADDRESS,
});
