import { asSystem } from '../database/database.ts';
import { bindJob } from '../jobs/define-job.ts';
import type { Foundations, Wing } from '../wing.ts';
import { forgetPhoneJob } from './forget-phone.job.ts';
import { createPhoneReactions } from './phone-reactions.ts';
import { PhoneService } from './phone-service.ts';
import { phoneStore } from './phone-store.ts';
import { pushJob } from './push.job.ts';

export interface MessagingServices {
  readonly phones: PhoneService;
}

/** Push notifications to participants' phones. */
export function composeMessaging({
  database,
  queue,
  notifier,
}: Foundations): Wing<MessagingServices> {
  const phones = new PhoneService({ database, queue, pusher: notifier });
  return {
    services: { phones },
    jobs: [bindJob(pushJob, phones), bindJob(forgetPhoneJob, phones)],
    reactions: createPhoneReactions(queue),
    personalRecords: {
      phones: (tx, participantId) =>
        asSystem(tx, () => phoneStore.ofParticipant(tx, participantId)),
    },
  };
}
