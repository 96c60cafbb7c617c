import { createReadAudit, type ReadAudit } from '../auth/read-audit.ts';
import type { SignUpTriggers } from '../auth/sign-up-triggers.ts';
import type { UserDirectory } from '../auth/user-directory.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { EventPublisher } from '../events/events.ts';
import type { CoreServices } from '../http/context.ts';
import { bindJob, type Job } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Notifier } from '../notifications/notifier.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { AssignmentService } from '../services/assignment-service.ts';
import { CareTeamService } from '../services/care-team-service.ts';
import { deleteObjectsJob } from '../services/delete-objects.job.ts';
import { InvitationService } from '../services/invitation-service.ts';
import { fieldTables } from '../services/loading/field-tables.ts';
import { createRead, type Read } from '../services/loading/read-session.ts';
import { mailInvitationJob } from '../services/mail-invitation.job.ts';
import { NewcomerService } from '../services/newcomer-service.ts';
import { OrganizationService } from '../services/organization-service.ts';
import { ObjectDeletion } from '../services/object-deletion.ts';
import { ParticipantService } from '../services/participant-service.ts';
import {
  ConversionService,
  type SamplesPublisher,
} from '../services/recordings/conversion-service.ts';
import { convertRecordingJob } from '../services/recordings/convert-recording.job.ts';
import { InboxService } from '../services/recordings/inbox-service.ts';
import { ingestInboxObjectJob } from '../services/recordings/ingest-inbox-object.job.ts';
import {
  createRecordingAdmission,
  type RecordingAdmission,
} from '../services/recordings/recording-admission.ts';
import { RecordingFileService } from '../services/recordings/recording-file-service.ts';
import { createRecordingIntake } from '../services/recordings/recording-intake.ts';
import { RecordingService } from '../services/recordings/recording-service.ts';
import type { RecordingChanges } from '../services/recordings/recording-stream.ts';
import { RecordingWriter } from '../services/recordings/recording-writer.ts';
import { ReportService } from '../services/recordings/report-service.ts';
import { scoreRecordingJob } from '../services/recordings/score-recording.job.ts';
import { ScoringService } from '../services/recordings/scoring-service.ts';
import { SessionService } from '../services/session-service.ts';
import { SubmissionService } from '../services/recordings/submission-service.ts';
import { trainModelJob } from '../services/recordings/train-model.job.ts';
import { TrainingService } from '../services/recordings/training-service.ts';
import { UploadService } from '../services/recordings/upload-service.ts';
import { TestTypeService } from '../services/test-type-service.ts';
import { UserService } from '../services/user-service.ts';
import { ViewerService } from '../services/viewer-service.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';

/** The dependencies of the core services, independent of the chosen adapters. */
export interface CoreDependencies {
  readonly database: Database;
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
  readonly queue: JobQueue;
  readonly scorer: Scorer;
  readonly changes: RecordingChanges;
  readonly notifier: Notifier;
  readonly triggers: SignUpTriggers;
  readonly userDirectory: UserDirectory;
  readonly events: EventPublisher;
  readonly lake: SamplesPublisher;
  readonly log: Log;
  readonly now: () => Date;
}

export interface Core {
  readonly services: CoreServices;
  readonly jobs: readonly Job[];
  readonly read: Read;
  readonly readAudit: ReadAudit;
  readonly recordings: RecordingWriter;
  readonly admission: RecordingAdmission;
  readonly inbox: InboxService;
}

/** People, recordings, scoring and test types: what every wing builds on. */
export function composeCore(config: Config, dependencies: CoreDependencies): Core {
  const { database, store, pool, queue, scorer, changes, notifier, triggers } = dependencies;
  const { userDirectory, events, lake, log, now } = dependencies;

  const readAudit = createReadAudit(database);
  const read = createRead({
    database,
    audit: readAudit,
    tables: fieldTables,
    samples: {
      files: new RecordingFileService({ store, pool }),
      reports: new ReportService({ database, store, pool, now }),
    },
  });
  const recordings = new RecordingWriter(events);
  const admission = createRecordingAdmission(config.LARGE_RECORDINGS_AT_ONCE);
  const intake = createRecordingIntake({ store, queue, pool, recordings, now });
  const inbox = new InboxService({
    database,
    store,
    queue,
    intake,
    inboxOrganizationId: config.INBOX_ORGANIZATION,
  });
  const invitations = new InvitationService({
    database,
    queue,
    mailer: notifier,
    publicUrl: config.PUBLIC_URL,
  });
  const conversions = new ConversionService({ database, store, queue, pool, lake, recordings });
  const scorings = new ScoringService({ database, queue, scorer, recordings });
  const trainings = new TrainingService({ database, queue, scorer, log });

  const sessions = new SessionService({ database, directory: userDirectory, now });

  return {
    services: {
      assignments: new AssignmentService({ database, events }),
      careTeams: new CareTeamService({ database }),
      invitations,
      newcomers: new NewcomerService({ database, now }),
      organizations: new OrganizationService({ database }),
      participants: new ParticipantService({ database, read, invitations, events }),
      recordings: new RecordingService({ database, read, queue, changes, recordings }),
      submissions: new SubmissionService({ database, store, intake, admission }),
      uploads: new UploadService({
        database,
        store,
        uploadsPerViewer: config.UPLOADS_PER_VIEWER,
      }),
      testTypes: new TestTypeService({ database }),
      sessions,
      users: new UserService({ database, read, directory: userDirectory, sessions }),
      viewers: new ViewerService({
        database,
        read,
        takeIn: triggers.postConfirmation,
        sessions,
      }),
    },
    jobs: [
      bindJob(convertRecordingJob, conversions),
      bindJob(scoreRecordingJob, { scorings, conversions }),
      bindJob(trainModelJob, trainings),
      bindJob(ingestInboxObjectJob, inbox),
      bindJob(mailInvitationJob, invitations),
      bindJob(deleteObjectsJob, new ObjectDeletion({ database, store })),
    ],
    read,
    readAudit,
    recordings,
    admission,
    inbox,
  };
}
