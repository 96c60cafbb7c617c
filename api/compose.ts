import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createReadAudit } from './auth/read-audit.ts';
import { createSignUpTriggers } from './auth/sign-up-triggers.ts';
import type { UserDirectory } from './auth/user-directory.ts';
import { openDatabase } from './compose-database.ts';
import { composeSignIn } from './compose-sign-in.ts';
import { openWarehouse } from './compose-warehouse.ts';
import type { Config } from './config.ts';
import type { RequestContext, Services } from './context.ts';
import type { Database } from './database/database.ts';
import { QUERY_CANCELLED } from './database/sql-query-store.ts';
import { demoAccountsIn } from './demo/demo-accounts.ts';
import { unavailable } from './errors.ts';
import { GRAPHIQL_PATH } from './http/portal-routes.ts';
import { createSenderIdentification } from './http/sender.ts';
import { createJobHandlers } from './jobs/handlers.ts';
import { openJobQueue, type JobQueue } from './jobs/queue.ts';
import type { Log } from './log.ts';
import type { Mailer, Notifier, Pusher } from './notifications/notifier.ts';
import { createOutboxNotifier, type OutboxNotifier } from './notifications/outbox-notifier.ts';
import { readManifest } from './root-folder.ts';
import { resolvers } from '../resolvers/index.ts';
import { buildGatewaySchema } from '../schema/build-schema.ts';
import { createEmbeddedScorer } from './scoring/embedded-scorer.ts';
import type { Scorer } from './scoring/scorer.ts';
import { createServer } from './server.ts';
import { AssignmentService } from './services/assignment-service.ts';
import { ArchiveService } from './services/archive/archive-service.ts';
import { AuditService } from './services/audit-service.ts';
import { CareTeamService } from './services/care-team-service.ts';
import { ConversionService } from './services/conversion-service.ts';
import { DownloadService } from './services/download-service.ts';
import { ErasureService } from './services/erasure-service.ts';
import { InboxService } from './services/inbox-service.ts';
import { InvitationService } from './services/invitation-service.ts';
import { JobService } from './services/job-service.ts';
import { OrganizationService } from './services/organization-service.ts';
import { createRead } from './services/pages/reading.ts';
import { LakeService } from './services/lake-service.ts';
import { ParticipantService } from './services/participant-service.ts';
import { PhoneService } from './services/phone-service.ts';
import { RecordingFileService } from './services/recording-file-service.ts';
import { createRecordingAdmission } from './services/recording-admission.ts';
import { createRecordingIntake, MAXIMUM_JSON_BYTES } from './services/recording-intake.ts';
import { RecordingService } from './services/recording-service.ts';
import { openRecordingChanges, type RecordingChanges } from './services/recording-stream.ts';
import { ReportService } from './services/report-service.ts';
import { ScoringService } from './services/scoring-service.ts';
import { SqlQueryService } from './services/sql-query-service.ts';
import { type Dependency, StatusService } from './services/status-service.ts';
import { SubmissionService } from './services/submission-service.ts';
import { TestTypeService } from './services/test-type-service.ts';
import { TrainingService } from './services/training-service.ts';
import { UserService } from './services/user-service.ts';
import { ViewerService } from './services/viewer-service.ts';
import { createFolderObjectStore } from './storage/folder-object-store.ts';
import type { InboxSource } from './storage/inbox-source.ts';
import { createInboxWatcher } from './storage/inbox-watcher.ts';
import { createLinkSigner, type LinkSigner } from './storage/link-signer.ts';
import type { ObjectStore } from './storage/object-store.ts';
import { readOrMakeSecret } from './storage/secret-file.ts';
import { openWorkerPool, type WorkerPool } from './workers/worker-pool.ts';

const SWEEP_MS = 10 * 60_000;

/** A whole Gaitway in this process. */
export interface Gateway {
  readonly database: Database;
  readonly services: Services;
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

/** Where objects are kept; links to a folder need a signer. What a home does not use is not loaded. */
export async function openObjectStore(
  config: Config,
  signer: LinkSigner | undefined,
): Promise<ObjectStore> {
  const now = () => new Date();
  if (signer !== undefined) {
    const folder = join(config.DATA_DIR, 'objects');
    return createFolderObjectStore({ folder, signer, publicUrl: config.PUBLIC_URL, now });
  }
  const { createS3ObjectStore } = await import('./storage/s3-object-store.ts');
  return createS3ObjectStore({
    bucket: config.S3_BUCKET!,
    kmsKeyId: config.S3_KMS_KEY_ID,
    pathStyle: config.S3_PATH_STYLE,
    now,
  });
}

/** How mail and pushes leave, when the outbox does not keep them. */
async function openNotifier(config: Config, outbox: OutboxNotifier): Promise<Notifier> {
  return { ...outbox, ...(await openMailer(config)), ...(await openPusher(config)) };
}

async function openMailer(config: Config): Promise<Mailer | undefined> {
  if (config.MAIL === 'outbox') return undefined;
  const { createSesNotifier } = await import('./notifications/ses-notifier.ts');
  return createSesNotifier({ from: config.MAIL_FROM! });
}

async function openPusher({ PUSH, ...config }: Config): Promise<Pusher | undefined> {
  if (PUSH === 'outbox') return undefined;
  const { createSnsNotifier } = await import('./notifications/sns-notifier.ts');
  return createSnsNotifier({
    applications: {
      ...(config.PUSH_APNS_ARN !== undefined && { APNS: config.PUSH_APNS_ARN }),
      ...(config.PUSH_FCM_ARN !== undefined && { FCM: config.PUSH_FCM_ARN }),
    },
  });
}

/** Who trains and scores: this process's threads, or the same code in containers of SageMaker. */
async function openScorer(config: Config, store: ObjectStore, pool: WorkerPool): Promise<Scorer> {
  if (config.SCORER === 'embedded') return createEmbeddedScorer(store, pool);
  const { openSageMakerScorer } = await import('./scoring/sagemaker-scorer.ts');
  return openSageMakerScorer({
    store,
    pool,
    storeUrl: `s3://${config.S3_BUCKET!}/`,
    endpointName: config.SAGEMAKER_ENDPOINT!,
    trainingImage: config.SAGEMAKER_IMAGE!,
    trainingInstance: config.SAGEMAKER_INSTANCE,
    trainingRoleArn: config.SAGEMAKER_ROLE_ARN!,
    pollSeconds: config.SAGEMAKER_POLL_SECONDS,
  });
}

/** How Gaitway hears of what lands in the inbox. */
async function openInboxSource(
  config: Config,
  { store, announce, log }: { store: ObjectStore; announce(key: string): Promise<void>; log: Log },
): Promise<InboxSource> {
  if (config.INBOX_QUEUE_URL !== undefined) {
    const { createInboxQueue } = await import('./storage/inbox-queue.ts');
    return createInboxQueue({ queueUrl: config.INBOX_QUEUE_URL, announce, log });
  }
  return createInboxWatcher({
    store,
    announce,
    onError: (error) => log.warn({ err: error }, 'cannot look into the inbox'),
    now: () => new Date(),
  });
}

/** What stands behind the gateway, and how to find out whether it answers. */
const dependenciesOf = (
  config: Config,
  parts: { database: Database; store: ObjectStore; userDirectory: UserDirectory },
): readonly Dependency[] => [
  {
    name: 'database',
    adapter: config.DATABASE_URL === undefined ? 'embedded' : 'PostgreSQL',
    check: () => parts.database.ping(),
  },
  { name: 'objects', adapter: config.OBJECT_STORE, check: () => parts.store.head('status') },
  {
    name: 'signIn',
    adapter: config.USER_POOL,
    // An issuer elsewhere has no directory that answers us; its tokens are checked with keys that we have.
    ...(config.USER_POOL !== 'oidc' && { check: () => parts.userDirectory.list({ limit: 1 }) }),
  },
  { name: 'scoring', adapter: config.SCORER },
  { name: 'mail', adapter: config.MAIL },
  { name: 'push', adapter: config.PUSH },
];

/** The composition root: the only place that picks adapters. */
export async function compose(config: Config, log: Log): Promise<Gateway> {
  const now = () => new Date();
  const database = await openDatabase(config, log);
  await database.migrate();

  const signer =
    config.OBJECT_STORE === 'folder'
      ? createLinkSigner(await readOrMakeSecret(join(config.DATA_DIR, 'keys')))
      : undefined;
  const store = await openObjectStore(config, signer);
  const pool = await openWorkerPool({ maxThreads: config.WORKER_THREADS });
  const soleWorker = config.DATABASE_URL === undefined;
  const queue = await openJobQueue({ database, log, soleWorker });
  const scorer = await openScorer(config, store, pool);
  const changes = await openRecordingChanges(database);

  const outbox = createOutboxNotifier({ database, now });
  const notifier = await openNotifier(config, outbox);
  const triggers = createSignUpTriggers({
    database,
    signUpOrganizationId: config.SIGN_UP_ORGANIZATION,
    now,
  });
  const signIn = await composeSignIn(config, { database, triggers, notifier, now });

  const admission = createRecordingAdmission(config.LARGE_RECORDINGS_AT_ONCE);
  const intake = createRecordingIntake({ store, queue, pool, now });
  const invitations = new InvitationService(database, notifier, config.PUBLIC_URL);
  const reads = createReadAudit(database);
  const read = createRead(database, reads, {
    files: new RecordingFileService(store, pool),
    reports: new ReportService(database, store, pool, now),
  });
  const audits = new AuditService(database, read);
  const archives = new ArchiveService(database, store, audits);
  const downloads = new DownloadService({
    database,
    archives,
    audits,
    publicUrl: config.PUBLIC_URL,
    now,
  });
  const { userDirectory } = signIn;
  const lake = new LakeService(database, store, queue, pool);
  const phones = new PhoneService(database, queue, notifier);
  const erasures = new ErasureService({
    database,
    queue,
    store,
    lake,
    directory: userDirectory,
    phones,
    now,
  });
  const warehouse = await openWarehouse(config);
  const sqlQueries = new SqlQueryService({ database, store, queue, pool, warehouse, now });
  await database.listen(QUERY_CANCELLED, (id) => sqlQueries.stop(id));
  const services: Services = {
    assignments: new AssignmentService(database, phones),
    audits,
    careTeams: new CareTeamService(database),
    downloads,
    erasures,
    invitations,
    jobs: new JobService(database, queue, () => inboxSource.deadLetters()),
    organizations: new OrganizationService(database),
    participants: new ParticipantService(database, read, invitations),
    phones,
    status: new StatusService({
      database,
      dependencies: dependenciesOf(config, { database, store, userDirectory }),
      version: readManifest().version,
      startedAt: now(),
    }),
    recordings: new RecordingService(database, read, queue, changes, lake),
    sqlQueries,
    submissions: new SubmissionService(database, store, intake, admission),
    testTypes: new TestTypeService(database),
    users: new UserService(database, read, userDirectory),
    viewers: new ViewerService(database, read, {
      takeIn: triggers.postConfirmation,
      directory: userDirectory,
    }),
  };
  const inbox = new InboxService(database, store, queue, intake);
  const inboxSource = await openInboxSource(config, {
    store,
    announce: (key) => inbox.announce(key),
    log,
  });
  const handlers = createJobHandlers({
    erasures,
    conversions: new ConversionService(database, store, queue, pool, lake),
    inbox,
    lake,
    phones,
    sqlQueries,
    scorings: new ScoringService({ database, queue, scorer, lake, phones }),
    trainings: new TrainingService(database, queue, scorer, log),
    store,
  });

  let draining = false;
  const server = await createServer({
    environment: config.NODE_ENV,
    healthAlone: config.ROLE === 'worker',
    graphql: {
      schema: buildGatewaySchema<RequestContext>(resolvers, ({ context }) => {
        void context.viewer; // throws, saying why, when nobody is signed in
        return true;
      }),
      services,
      identifySender: createSenderIdentification(signIn.authenticator, services.viewers),
      largeBodies: { admission, pool },
      introspection: config.NODE_ENV !== 'production',
      graphiqlPath: config.NODE_ENV === 'production' ? null : GRAPHIQL_PATH,
      socketKeepAliveMs: config.SOCKET_KEEP_ALIVE_SECONDS * 1000,
      log,
    },
    downloads,
    objects: signer && { store, signer, uploadLimitBytes: MAXIMUM_JSON_BYTES, now },
    linkOrigin: store.linkOrigin,
    localUserPool: signIn.localUserPool,
    signInOrigins: signIn.origins,
    outbox,
    portalConfig: async () => ({
      ...signIn.portal,
      outboxUrl: config.NODE_ENV === 'production' || config.MAIL !== 'outbox' ? null : '/outbox',
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
    userDirectory: signIn.userDirectory,
    queue,
    store,
    inbox: inboxSource,
    changes,
    lake,
    work: () => queue.work(handlers),
    async listen() {
      await server.listen({ host: config.HOST, port: config.PORT }); // first: a port in use stops all the rest
      const { port } = server.server.address() as AddressInfo;
      if (config.ROLE === 'api') return port;
      await queue.work(handlers);
      inboxSource.start();
      sweeping = setInterval(() => {
        services.submissions.forgetExpiredUploads().catch((error: unknown) => {
          log.warn({ err: error }, 'cannot delete expired uploads');
        });
        sqlQueries.forgetOldResults().catch((error: unknown) => {
          log.warn({ err: error }, 'cannot delete old answers of queries');
        });
      }, SWEEP_MS);
      return port;
    },
    async close() {
      draining = true;
      if (server.server.listening) await sleep(config.DRAIN_SECONDS * 1000);
      clearInterval(sweeping);
      await server.close();
      await inboxSource.stop();
      await reads.drain();
      sqlQueries.interrupt();
      await queue.stop();
      await pool.close();
      signIn.close();
      await database.close();
    },
  };
}
