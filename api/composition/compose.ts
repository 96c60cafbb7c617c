import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import { openDatabase } from './database.ts';
import { openNotifier } from './notifier.ts';
import { openScorer } from './scorer.ts';
import { composeServices } from './services.ts';
import { composeSignIn } from './sign-in.ts';
import { openInboxSource, openLinkSigner, openObjectStore } from './storage.ts';
import { openWarehouse } from './warehouse.ts';
import type { Config } from '../config.ts';
import type { RequestContext, Services } from '../http/context.ts';
import type { Database } from '../database/database.ts';
import { demoAccountsIn } from '../demo/demo-accounts.ts';
import { unavailable } from '../errors.ts';
import type { Events } from '../events/events.ts';
import { GRAPHIQL_PATH } from '../http/portal-routes.ts';
import { createSenderIdentification } from '../http/sender.ts';
import { createJobQueue, type JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import { createOutboxNotifier } from '../notifications/outbox-notifier.ts';
import { OUTBOX_PATH } from '../notifications/outbox-page.ts';
import { resolvers } from '../../resolvers/index.ts';
import { buildGatewaySchema } from '../../schema/build-schema.ts';
import { createServer } from '../http/server.ts';
import type { LakeService } from '../analytics/lake/lake-service.ts';
import { MAXIMUM_JSON_BYTES } from '../services/recordings/recording-intake.ts';
import {
  openRecordingChanges,
  type RecordingChanges,
} from '../services/recordings/recording-stream.ts';
import type { InboxSource } from '../storage/inbox-source.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { openWorkerPool } from '../workers/worker-pool.ts';

const SWEEP_MS = 10 * 60_000;

/** A whole Gaitway in this process. */
export interface Gateway {
  readonly database: Database;
  readonly services: Services;
  readonly events: Events;
  readonly userDirectory: UserDirectory;
  readonly queue: JobQueue;
  readonly store: ObjectStore;
  readonly inbox: InboxSource;
  readonly changes: RecordingChanges;
  readonly lake: LakeService;
  /** Begins to run jobs, and serves nothing. */
  work(): Promise<void>;
  /** Begins to serve, to work, or both, as `ROLE` says; answers the port. */
  listen(): Promise<number>;
  /** Finishes requests and jobs that run, then lets go of everything. Nothing acknowledged is lost. */
  close(): Promise<void>;
}

/** The composition root: the only place that picks adapters, with its parts beside it. */
export async function compose(config: Config, log: Log): Promise<Gateway> {
  const now = () => new Date();
  const database = await openDatabase(config, log);
  await database.migrate();

  const signer = await openLinkSigner(config);
  const store = await openObjectStore(config, signer);
  const pool = await openWorkerPool({ maxThreads: config.WORKER_THREADS });
  const soleWorker = config.DATABASE_URL === undefined;
  const queue = createJobQueue({ database, log, soleWorker });
  const scorer = await openScorer(config, store, pool);
  const changes = await openRecordingChanges(database);
  const warehouse = await openWarehouse(config, pool);

  const outbox = createOutboxNotifier({ database, now });
  const notifier = await openNotifier(config, outbox);
  const triggers = createSignUpTriggers({
    database,
    signUpOrganizationId: config.SIGN_UP_ORGANIZATION,
    now,
  });
  const signIn = await composeSignIn(config, { database, triggers, notifier, log, now });
  const { userDirectory } = signIn;

  const composed = composeServices(config, {
    database,
    store,
    pool,
    queue,
    scorer,
    changes,
    warehouse,
    notifier,
    triggers,
    userDirectory,
    deadLetters: () => inboxSource.deadLetters(),
    log,
    now,
  });
  const { services, core, events, jobs, lake, wings } = composed;
  const { admission, inbox } = core;
  await queue.open(jobs);
  for (const { start } of wings) await start?.();
  const inboxSource = await openInboxSource(config, {
    store,
    announce: (key) => inbox.announce(key),
    log,
  });

  let draining = false;
  const server = await createServer({
    environment: config.NODE_ENV,
    patience: {
      headersMs: config.HEADERS_SECONDS * 1000,
      bodyIdleMs: config.BODY_IDLE_SECONDS * 1000,
      requestMs: config.REQUEST_SECONDS * 1000,
      keepAliveMs: config.KEEP_ALIVE_SECONDS * 1000,
      connectionMs: config.CONNECTION_IDLE_SECONDS * 1000,
    },
    trustedProxies: config.TRUST_PROXY,
    healthAlone: config.ROLE === 'worker',
    graphql: {
      schema: buildGatewaySchema<RequestContext>(resolvers, ({ context }) => {
        void context.viewer; // throws, saying why, when nobody is signed in
        return true;
      }),
      services,
      identifySender: createSenderIdentification(signIn.authenticator, services.viewers),
      largeBodies: { admission, pool, idleMs: config.BODY_IDLE_SECONDS * 1000 },
      introspection: config.NODE_ENV !== 'production',
      graphiqlPath: config.NODE_ENV === 'production' ? null : GRAPHIQL_PATH,
      sockets: {
        keepAliveMs: config.SOCKET_KEEP_ALIVE_SECONDS * 1000,
        initMs: config.SOCKET_INIT_SECONDS * 1000,
        idleMs: config.SOCKET_IDLE_SECONDS * 1000,
        socketsPerViewer: config.SOCKETS_PER_VIEWER,
        socketsPerAddress: config.SOCKETS_PER_ADDRESS,
        subscriptionsPerViewer: config.SUBSCRIPTIONS_PER_VIEWER,
        subscriptionsPerAddress: config.SUBSCRIPTIONS_PER_ADDRESS,
      },
      queryCost: { maximum: config.QUERY_COST_LIMIT, perMinute: config.QUERY_COST_PER_MINUTE },
      log,
    },
    routes: wings.flatMap(({ routes }) => routes ?? []),
    objects: signer && { store, signer, uploadLimitBytes: MAXIMUM_JSON_BYTES, now },
    linkOrigin: store.linkOrigin,
    localUserPool: signIn.localUserPool,
    signInOrigins: signIn.origins,
    outbox,
    portalConfig: async () => ({
      ...signIn.portal,
      outboxUrl: config.NODE_ENV === 'production' || config.MAIL !== 'outbox' ? null : OUTBOX_PATH,
      demoAccounts: config.NODE_ENV === 'production' ? null : await demoAccountsIn(database),
    }),
    assertReady: async () => {
      if (draining) throw unavailable('Gaitway is shutting down.');
      await database.ping();
    },
    isDraining: () => draining,
  });

  let sweeping: NodeJS.Timeout | undefined;
  return {
    database,
    services,
    events,
    userDirectory,
    queue,
    store,
    inbox: inboxSource,
    changes,
    lake,
    work: () => queue.work(),
    async listen() {
      await server.listen({ host: config.HOST, port: config.PORT }); // first: a port in use stops all the rest
      const { port } = server.server.address() as AddressInfo;
      if (config.ROLE === 'api') return port;
      await queue.work();
      inboxSource.start();
      sweeping = setInterval(() => {
        services.submissions.forgetExpiredUploads().catch((error: unknown) => {
          log.warn({ err: error }, 'cannot delete expired uploads');
        });
        for (const { sweep } of wings) {
          sweep?.().catch((error: unknown) => {
            log.warn({ err: error }, 'cannot delete what has expired');
          });
        }
      }, SWEEP_MS);
      return port;
    },
    async close() {
      draining = true;
      if (server.server.listening) await sleep(config.DRAIN_SECONDS * 1000);
      clearInterval(sweeping);
      await server.close();
      await inboxSource.stop();
      await core.readAudit.drain();
      for (const { stop } of wings) stop?.();
      await queue.stop();
      await pool.close();
      signIn.close();
      await database.close();
    },
  };
}
