import type { ScopedTransaction } from '../../database/database.ts';
import type { RecordingReference } from '../../domain/recording/recording.ts';
import type { Reactions } from '../../events/events.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { objectKeys, utcDayOf } from '../../storage/object-keys.ts';
import { deleteObjectsJob } from '../../services/delete-objects.job.ts';
import { publishDayJob } from './publish-day.job.ts';

/** Recordings of one day often change together. The delay lets one job write the day's file for all of them. */
const DAY_DELAY_SECONDS = 1;

/** The maximum number of files that one job deletes. */
const FILES_PER_JOB = 500;

/** Republishes each day whose recordings changed, after the change has committed. */
export function createLakeReactions(queue: JobQueue): Reactions {
  const publishDays = (
    tx: ScopedTransaction,
    { recordings }: { readonly recordings: readonly RecordingReference[] },
  ): Promise<void> =>
    queue.enqueueAll(tx, publishDayJob, daysOf(recordings), { delaySeconds: DAY_DELAY_SECONDS });

  return {
    async recordingChanged(tx, event) {
      if (event.change !== 'notes') await publishDays(tx, event); // the lake has no notes
    },
    recordingScored: publishDays,
    recordingDeleted: publishDays,
    async participantErased(tx, event) {
      const keys = event.recordings.map(objectKeys.lakeSamples);
      await queue.enqueueAll(tx, deleteObjectsJob, batchesOf(keys));
      await publishDays(tx, event);
    },
  };
}

/** The distinct pairs of organization and UTC day. */
function daysOf(recordings: readonly RecordingReference[]) {
  const days = new Map<string, { organizationId: string; day: string }>();
  for (const { organizationId, startedAt } of recordings) {
    const day = utcDayOf(startedAt);
    days.set(`${organizationId}/${day}`, { organizationId, day });
  }
  return [...days.values()];
}

function batchesOf(keys: readonly string[]): { keys: string[] }[] {
  const batches: { keys: string[] }[] = [];
  for (let from = 0; from < keys.length; from += FILES_PER_JOB) {
    batches.push({ keys: keys.slice(from, from + FILES_PER_JOB) });
  }
  return batches;
}
