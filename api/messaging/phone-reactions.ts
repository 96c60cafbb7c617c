import { asSystem, narrowTo, type ScopedTransaction } from '../database/database.ts';
import { phoneStore } from './phone-store.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Notice } from '../domain/notice.ts';
import type { Reactions } from '../events/events.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { forgetPhoneJob } from './forget-phone.job.ts';
import { pushJob } from './push.job.ts';

/** A new model scores many recordings together. The delay lets one push announce all of them. */
const GATHER_SECONDS = 1;

/** Sends pushes to participants' phones after the change has committed, and deletes the phones of erased participants. */
export function createPhoneReactions(queue: JobQueue): Reactions {
  async function notify(
    tx: ScopedTransaction,
    organizationId: string,
    participantIds: readonly string[],
    notice: Notice,
  ): Promise<void> {
    const phones = await asSystem(tx, () =>
      phoneStore.ofParticipants(tx, organizationId, participantIds),
    );
    const pushes = phones.map((phone) => ({ ...phone, notice }));
    await queue.enqueueAll(tx, pushJob, pushes, { delaySeconds: GATHER_SECONDS });
  }

  return {
    testAssigned: (tx, { organizationId, participantIds }) =>
      notify(tx, organizationId, participantIds, 'test-assigned'),
    async recordingScored(tx, { recordings }) {
      for (const [organizationId, scored] of groupBy(
        recordings,
        (recording) => recording.organizationId,
      )) {
        const participantIds = scored.map(({ participantId }) => participantId);
        await notify(tx, organizationId, participantIds, 'score-ready');
      }
    },
    async participantErased(tx, { organizationId, userId }) {
      if (userId === null) return;
      const addresses = await phoneStore.deleteBeyond(narrowTo(tx, organizationId), userId, 0);
      const phones = addresses.map((address) => ({ organizationId, address }));
      await queue.enqueueAll(tx, forgetPhoneJob, phones);
    },
  };
}
