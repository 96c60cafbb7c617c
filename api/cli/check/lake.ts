import { systemScope } from '../../auth/scope.ts';
import { lakeStore } from '../../analytics/lake/lake-store.ts';
import { publishDayJob } from '../../analytics/lake/publish-day.job.ts';
import type { Gateway } from '../../composition/compose.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { objectKeys, recordingInKey } from '../../storage/object-keys.ts';
import { everyRecording } from './every-recording.ts';
import type { Problem } from './problem.ts';

const scope = systemScope('comparing the lake with the records');

/** Files of the lake that are missing, or whose recording is gone. All can be written again from the records. */
export async function* checkLake(gateway: Gateway): AsyncGenerator<Problem> {
  yield* checkDays(gateway);
  yield* checkSamples(gateway);
  yield* checkLeftovers(gateway);
}

async function* checkDays({ database, store, queue }: Gateway): AsyncGenerator<Problem> {
  for (const day of await database.within(scope, (tx) => lakeStore.days(tx))) {
    const key = objectKeys.lakeRecordings(day);
    if (await hasContent(store, key)) continue;
    const payload = { ...day, atOnce: true };
    yield {
      text: `${key} is missing or empty`,
      mend: () => database.within(scope, (tx) => queue.enqueue(tx, publishDayJob, payload)),
    };
  }
}

async function* checkSamples({ database, store, lake }: Gateway): AsyncGenerator<Problem> {
  for await (const recording of everyRecording(database)) {
    const key = objectKeys.lakeSamples(recording);
    if (recording.convertedAt === null || (await hasContent(store, key))) continue;
    yield {
      text: `${key} is missing or empty`,
      mend: () => lake.rebuildSamples(recording.id),
    };
  }
}

async function* checkLeftovers({ database, store }: Gateway): AsyncGenerator<Problem> {
  for await (const { key } of store.list('lake/')) {
    const id = recordingInKey(key);
    if (id === undefined) continue;
    if (await database.within(scope, (tx) => recordingStore.find(tx, id))) continue;
    yield {
      text: `${key} belongs to no recording`,
      mend: () => store.delete(key),
    };
  }
}

async function hasContent(store: Gateway['store'], key: string): Promise<boolean> {
  return ((await store.head(key))?.size ?? 0) > 0;
}
