import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSessionEnds } from '../auth/session-ends.ts';
import { createSignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import { assertObjectsExist } from './data-folder.ts';
import { openDatabase } from './database.ts';
import { openNotifier } from './notifier.ts';
import { openScorer } from './scorer.ts';
import { composeServer } from './server.ts';
import { composeServices } from './services.ts';
import { composeSignIn } from './sign-in.ts';
import { openInboxSource, openLinkSigner, openObjectStore } from './storage.ts';
import { startSweeping, type Sweeping } from './sweeping.ts';
import { openWarehouse } from './warehouse.ts';
import type { Config } from '../config/config.ts';
import type { Services } from '../http/context.ts';
import type { Database } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { createJobQueue, type JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import { createOutboxNotifier } from '../notifications/outbox-notifier.ts';
import type { LakeRebuild } from '../analytics/lake/lake-rebuild.ts';
import {
  openRecordingChanges,
  type RecordingChanges,
} from '../services/recordings/recording-stream.ts';
import type { InboxSource } from '../storage/inbox-source.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { openWorkerPool } from '../workers/worker-pool.ts';

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
  readonly lake: LakeRebuild;
  /** Starts running jobs without serving requests. */
  work(): Promise<void>;
  /** Starts serving requests, running jobs, or both, depending on `ROLE`. Resolves to the port. */
  listen(): Promise<number>;
  /** Finishes running requests and jobs, then releases all resources. Nothing acknowledged is lost. */
  close(): Promise<void>;
}

/** The composition root: the only place that picks adapters, with its parts beside it. */
export async function compose(config: Config, log: Log): Promise<Gateway> {
  const now = () => new Date();
  const database = await openDatabase(config, log);
  const { newer } = await database.migrate();
  if (newer.length > 0) log.warn({ newer }, 'the database was migrated by a newer version');
  await assertObjectsExist(config, database);

  const signer = await openLinkSigner(config);
  const store = await openObjectStore(config, signer);
  const pool = await openWorkerPool({ maxThreads: config.WORKER_THREADS });
  const soleWorker = config.DATABASE_URL === undefined;
  const queue = createJobQueue({ database, log, soleWorker });
  const scorer = await openScorer(config, store, pool);
  const changes = await openRecordingChanges(database);
  const sessionEnds = await openSessionEnds(database);
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
  await queue.open(jobs);
  for (const { start } of wings) await start?.();
  const inboxSource = await openInboxSource(config, {
    store,
    announce: (key) => core.inbox.announce(key),
    log,
  });

  let draining = false;
  const server = await composeServer(config, {
    database,
    store,
    signer,
    pool,
    composed,
    signIn,
    outbox,
    queue,
    sessionEnds,
    log,
    now,
    isDraining: () => draining,
  });

  let sweeping: Sweeping | undefined;
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
      await server.listen({ host: config.HOST, port: config.PORT }); // first, because a port in use must stop the start
      const { port } = server.server.address() as AddressInfo;
      if (config.ROLE === 'api') return port;
      await queue.work();
      inboxSource.start();
      sweeping = startSweeping(composed, { database, store, log });
      return port;
    },
    async close() {
      draining = true;
      if (server.server.listening) await sleep(config.DRAIN_SECONDS * 1000);
      sweeping?.stop();
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
