import { createReadAudit, type ReadAudit } from '../auth/read-audit.ts';
import type { SignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import type { Config } from '../config.ts';
import type { Services } from '../context.ts';
import type { Database } from '../database/database.ts';
import { Events } from '../events/events.ts';
import type { Job } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Notifier } from '../notifications/notifier.ts';
import { readManifest } from '../root-folder.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { AssignmentService } from '../services/assignment-service.ts';
import { ArchiveService } from '../services/downloads/archive-service.ts';
import { AuditService } from '../services/audit-service.ts';
import { CareTeamService } from '../services/care-team-service.ts';
import { ConversionService } from '../services/recordings/conversion-service.ts';
import { DownloadService } from '../services/downloads/download-service.ts';
import { ErasureService } from '../services/erasure-service.ts';
import { InboxService } from '../services/recordings/inbox-service.ts';
import { InvitationService } from '../services/invitation-service.ts';
import { JobService } from '../services/job-service.ts';
import { OrganizationService } from '../services/organization-service.ts';
import { fieldTables } from '../services/loading/field-tables.ts';
import { createRead } from '../services/loading/read-session.ts';
import { createLakeReactions } from '../services/lake-reactions.ts';
import { LakeService } from '../services/lake-service.ts';
import { ParticipantService } from '../services/participant-service.ts';
import { createPhoneReactions } from '../services/phone-reactions.ts';
import { PhoneService } from '../services/phone-service.ts';
import { RecordingFileService } from '../services/recordings/recording-file-service.ts';
import {
  createRecordingAdmission,
  type RecordingAdmission,
} from '../services/recordings/recording-admission.ts';
import { createRecordingIntake } from '../services/recordings/recording-intake.ts';
import { RecordingService } from '../services/recordings/recording-service.ts';
import { RecordingWriter } from '../services/recordings/recording-writer.ts';
import type { RecordingChanges } from '../services/recordings/recording-stream.ts';
import { ReportService } from '../services/recordings/report-service.ts';
import { ScoringService } from '../services/recordings/scoring-service.ts';
import { SavedQueryService } from '../services/sql-queries/saved-query-service.ts';
import { SqlQueryAnswers } from '../services/sql-queries/sql-query-answers.ts';
import { SqlQueryRunner } from '../services/sql-queries/sql-query-runner.ts';
import { SqlQueryService } from '../services/sql-queries/sql-query-service.ts';
import { type Dependency, StatusService } from '../services/status-service.ts';
import { SubmissionService } from '../services/recordings/submission-service.ts';
import { TestTypeService } from '../services/test-type-service.ts';
import { TrainingService } from '../services/recordings/training-service.ts';
import { UserService } from '../services/user-service.ts';
import { ViewerService } from '../services/viewer-service.ts';
import type { InboxSource } from '../storage/inbox-source.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { composeJobs } from './jobs.ts';

/** What the services stand on, whichever adapters were picked. */
export interface Foundations {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
  readonly queue: JobQueue;
  readonly scorer: Scorer;
  readonly changes: RecordingChanges;
  readonly notifier: Notifier;
  readonly triggers: SignUpTriggers;
  readonly userDirectory: UserDirectory;
  readonly warehouse: Warehouse | undefined;
  /** Of the inbox, which itself tells the services what lands in it. */
  readonly deadLetters: InboxSource['deadLetters'];
  readonly log: Log;
  readonly now: () => Date;
}

/** The services of the API, and those behind it. */
export interface ServiceGraph {
  readonly services: Services;
  readonly events: Events;
  readonly jobs: readonly Job[];
  readonly admission: RecordingAdmission;
  readonly inbox: InboxService;
  readonly lake: LakeService;
  readonly reads: ReadAudit;
  readonly sqlQueryRunner: SqlQueryRunner;
}

/** The part of the composition root that makes the services. It picks nothing. */
export function composeServices(config: Config, foundations: Foundations): ServiceGraph {
  const { database, store, pool, queue, scorer, changes, notifier, triggers } = foundations;
  const { userDirectory, warehouse, log, now } = foundations;

  const reads = createReadAudit(database);
  const read = createRead({
    database,
    audit: reads,
    tables: fieldTables,
    samples: {
      files: new RecordingFileService(store, pool),
      reports: new ReportService(database, store, pool, now),
    },
  });
  const admission = createRecordingAdmission(config.LARGE_RECORDINGS_AT_ONCE);
  const events = new Events();
  events.subscribe(createLakeReactions(queue));
  events.subscribe(createPhoneReactions(queue));
  const recordings = new RecordingWriter(events);
  const intake = createRecordingIntake({ store, queue, pool, recordings, now });
  const inbox = new InboxService(database, store, queue, intake);
  const lake = new LakeService(database, store, pool);
  const phones = new PhoneService(database, queue, notifier);
  const audits = new AuditService(database, read);
  const archives = new ArchiveService(database, store, audits);
  const invitations = new InvitationService(database, queue, notifier, config.PUBLIC_URL);
  const answers = new SqlQueryAnswers(store, pool);
  const sqlQueryRunner = new SqlQueryRunner({ database, answers, warehouse, now });
  const erasures = new ErasureService({
    database,
    queue,
    store,
    inbox,
    directory: userDirectory,
    events,
    now,
  });

  const services: Services = {
    assignments: new AssignmentService(database, events),
    audits,
    careTeams: new CareTeamService(database),
    downloads: new DownloadService({
      database,
      archives,
      audits,
      publicUrl: config.PUBLIC_URL,
      now,
    }),
    erasures,
    invitations,
    jobs: new JobService(database, queue, foundations.deadLetters, recordings),
    organizations: new OrganizationService(database),
    participants: new ParticipantService(database, read, invitations, events),
    phones,
    recordings: new RecordingService(database, read, queue, changes, recordings),
    savedQueries: new SavedQueryService(database),
    sqlQueries: new SqlQueryService({
      database,
      queue,
      answers,
      isOpen: warehouse !== undefined,
      now,
    }),
    status: new StatusService({
      database,
      dependencies: dependenciesOf(config, { database, store, userDirectory }),
      version: readManifest().version,
      startedAt: now(),
    }),
    submissions: new SubmissionService(
      database,
      store,
      intake,
      admission,
      config.UPLOADS_PER_VIEWER,
    ),
    testTypes: new TestTypeService(database),
    users: new UserService(database, read, userDirectory),
    viewers: new ViewerService(database, read, {
      takeIn: triggers.postConfirmation,
      directory: userDirectory,
    }),
  };
  const jobs = composeJobs({
    erasures,
    conversions: new ConversionService(database, store, queue, pool, lake, recordings),
    inbox,
    invitations,
    lake,
    phones,
    sqlQueryRunner,
    scorings: new ScoringService({ database, queue, scorer, recordings }),
    trainings: new TrainingService(database, queue, scorer, log),
    store,
  });
  return { services, events, jobs, admission, inbox, lake, reads, sqlQueryRunner };
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
