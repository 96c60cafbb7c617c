import { bindJob, type Job } from '../jobs/define-job.ts';
import { deleteObjectsJob } from '../services/delete-objects.job.ts';
import { erasePersonJob } from '../services/erase-person.job.ts';
import type { ErasureService } from '../services/erasure-service.ts';
import { forgetPhoneJob } from '../services/forget-phone.job.ts';
import type { InvitationService } from '../services/invitation-service.ts';
import type { LakeService } from '../services/lake-service.ts';
import { mailInvitationJob } from '../services/mail-invitation.job.ts';
import type { PhoneService } from '../services/phone-service.ts';
import { publishDayJob } from '../services/publish-day.job.ts';
import { pushJob } from '../services/push.job.ts';
import type { ConversionService } from '../services/recordings/conversion-service.ts';
import { convertRecordingJob } from '../services/recordings/convert-recording.job.ts';
import type { InboxService } from '../services/recordings/inbox-service.ts';
import { ingestInboxObjectJob } from '../services/recordings/ingest-inbox-object.job.ts';
import { scoreRecordingJob } from '../services/recordings/score-recording.job.ts';
import type { ScoringService } from '../services/recordings/scoring-service.ts';
import { trainModelJob } from '../services/recordings/train-model.job.ts';
import type { TrainingService } from '../services/recordings/training-service.ts';
import { runSqlQueryJob } from '../services/sql-queries/run-sql-query.job.ts';
import type { SqlQueryRunner } from '../services/sql-queries/sql-query-runner.ts';
import type { ObjectStore } from '../storage/object-store.ts';

export interface JobServices {
  readonly conversions: ConversionService;
  readonly erasures: ErasureService;
  readonly inbox: InboxService;
  readonly invitations: InvitationService;
  readonly lake: LakeService;
  readonly phones: PhoneService;
  readonly scorings: ScoringService;
  readonly sqlQueryRunner: SqlQueryRunner;
  readonly trainings: TrainingService;
  readonly store: ObjectStore;
}

/** Every kind of job with the service that does its work. */
export function composeJobs(services: JobServices): readonly Job[] {
  const { conversions, erasures, inbox, invitations, lake, phones } = services;
  const { scorings, sqlQueryRunner, trainings, store } = services;
  return [
    bindJob(convertRecordingJob, conversions),
    bindJob(scoreRecordingJob, { scorings, conversions }),
    bindJob(trainModelJob, trainings),
    bindJob(ingestInboxObjectJob, inbox),
    bindJob(publishDayJob, lake),
    bindJob(runSqlQueryJob, sqlQueryRunner),
    bindJob(mailInvitationJob, invitations),
    bindJob(pushJob, phones),
    bindJob(forgetPhoneJob, phones),
    bindJob(deleteObjectsJob, store),
    bindJob(erasePersonJob, erasures),
  ];
}
