import type { ScopedTransaction } from '../../database/database.ts';
import type { RecordingReference } from '../../domain/recording/recording.ts';
import type { Reactions } from '../../events/events.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { objectKeys, utcDayOf } from '../../storage/object-keys.ts';
import { enqueueDeletion } from '../../services/enqueue-deletion.ts';
import { publishDayJob } from './publish-day.job.ts';
import { SHORTEST_DELAY_SECONDS } from './publish-delay.ts';

/** Republishes each day whose recordings changed, after the change has committed. */
export function createLakeReactions(queue: JobQueue): Reactions {
  const publishDays = async (
    tx: ScopedTransaction,
    { recordings }: { readonly recordings: readonly RecordingReference[] },
  ) =>
    queue.enqueueAll(tx, publishDayJob, daysOf(recordings), {
      delaySeconds: SHORTEST_DELAY_SECONDS,
    });

  /** A deletion does not wait as long as other changes of a large file. */
  const removeFromDays: typeof publishDays = async (tx, { recordings }) => {
    const days = daysOf(recordings).map((day) => ({ ...day, atOnce: true }));
    await queue.enqueueAll(tx, publishDayJob, days, { delaySeconds: SHORTEST_DELAY_SECONDS });
  };

  return {
    async recordingChanged(tx, event) {
      if (event.change !== 'notes') await publishDays(tx, event); // the lake has no notes
    },
    recordingScored: publishDays,
    recordingDeleted: removeFromDays,
    async participantErased(tx, event) {
      await enqueueDeletion(queue, tx, lakeFilesOf(event.recordings));
      await removeFromDays(tx, event);
    },
  };
}

/** The files of samples, also those that were set aside. */
const lakeFilesOf = (recordings: readonly RecordingReference[]) =>
  recordings.map(objectKeys.lakeSamples).flatMap((key) => [key, objectKeys.damaged(key)]);

/** The distinct pairs of organization and UTC day. */
function daysOf(recordings: readonly RecordingReference[]) {
  const days = new Map<string, { organizationId: string; day: string }>();
  for (const { organizationId, startedAt } of recordings) {
    const day = utcDayOf(startedAt);
    days.set(`${organizationId}/${day}`, { organizationId, day });
  }
  return [...days.values()];
}
