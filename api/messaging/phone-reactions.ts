import { asProcess, type ScopedTransaction } from '../database/database.ts';
import { phoneStore } from './phone-store.ts';
import type { Notice } from '../domain/notice.ts';
import type { Reactions } from '../events/events.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { forgetPhoneJob } from './forget-phone.job.ts';
import { pushJob } from './push.job.ts';

/** Many recordings are scored together when a participant gets a new model; one push tells of all of them. */
const GATHER_SECONDS = 1;

/** Sends pushes to participants' phones once the change has committed, and forgets the phones of the erased. */
export function createPhoneReactions(queue: JobQueue): Reactions {
  async function notify(
    tx: ScopedTransaction,
    participantIds: readonly string[],
    notice: Notice,
  ): Promise<void> {
    const phones = await asProcess(tx, () => phoneStore.ofParticipants(tx, participantIds));
    const pushes = phones.map((phone) => ({ ...phone, notice }));
    await queue.enqueueAll(tx, pushJob, pushes, { delaySeconds: GATHER_SECONDS });
  }

  return {
    testAssigned: (tx, { participantIds }) => notify(tx, participantIds, 'test-assigned'),
    recordingScored: (tx, { recordings }) =>
      notify(
        tx,
        recordings.map(({ participantId }) => participantId),
        'score-ready',
      ),
    async participantErased(tx, { organizationId, userId }) {
      if (userId === null) return;
      const addresses = await phoneStore.deleteBeyond(tx, userId, 0);
      const phones = addresses.map((address) => ({ organizationId, address }));
      await queue.enqueueAll(tx, forgetPhoneJob, phones);
    },
  };
}
