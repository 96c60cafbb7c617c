import type { ConversionService } from '../services/recordings/conversion-service.ts';
import type { ErasureService } from '../services/erasure-service.ts';
import type { InboxService } from '../services/recordings/inbox-service.ts';
import type { InvitationService } from '../services/invitation-service.ts';
import type { LakeService } from '../services/lake-service.ts';
import type { PhoneService } from '../services/phone-service.ts';
import type { ScoringService } from '../services/recordings/scoring-service.ts';
import type { SqlQueryRunner } from '../services/sql-queries/sql-query-runner.ts';
import type { TrainingService } from '../services/recordings/training-service.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { JobHandlers } from './job.ts';

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

/** Which service does the work of which job. */
export function createJobHandlers(services: JobServices): JobHandlers {
  const { conversions, erasures, inbox, invitations, lake, phones } = services;
  const { scorings, sqlQueryRunner, trainings, store } = services;
  const leaveReason = (message: string) => ({
    giveUp: ({ recordingId }: { recordingId: string }) =>
      conversions.fail(recordingId, { code: 'INTERNAL', message, retryable: true }),
  });

  return {
    'convert-recording': {
      run: ({ recordingId }) => conversions.convert(recordingId),
      ...leaveReason('Converting it failed several times. Run it again, or ask for help.'),
    },
    'score-recording': {
      run: ({ recordingId }) => scorings.score(recordingId),
      ...leaveReason('Scoring it failed several times. Run it again, or ask for help.'),
    },
    'train-model': {
      run: ({ participantId, testTypeId }) => trainings.train(participantId, testTypeId),
    },
    'ingest-inbox-object': {
      run: ({ key }) => inbox.ingest(key),
    },
    'erase-person': {
      run: (payload) => erasures.eraseFiles(payload),
    },
    'publish-day': {
      run: (day) => lake.publishDay(day),
    },
    'run-sql-query': {
      run: ({ queryId }) => sqlQueryRunner.run(queryId),
      giveUp: ({ queryId }) => sqlQueryRunner.giveUp(queryId),
    },
    'mail-invitation': {
      run: ({ invitationId }) => invitations.mail(invitationId),
    },
    push: {
      run: (push) => phones.push(push),
    },
    'forget-phone': {
      run: (phone) => phones.forget(phone),
    },
    'delete-objects': {
      run: ({ keys }) => store.delete(...keys),
    },
  };
}
