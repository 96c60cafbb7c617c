import type { Gateway } from '../../composition/compose.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { everyRecording } from './every-recording.ts';
import type { Problem } from './problem.ts';

/** Recordings whose JSON is missing or cannot be read. Nothing but a backup can bring it back. */
export async function* checkSubmittedFiles({ database, store }: Gateway): AsyncGenerator<Problem> {
  for await (const recording of everyRecording(database)) {
    const key = objectKeys.json(recording);
    const wrong = await problemOf(store, key);
    if (wrong !== undefined) yield { text: `${key} ${wrong}. Restore it from a backup.` };
  }
}

/** Undefined when the JSON can be read. */
export async function problemOf(store: ObjectStore, key: string): Promise<string | undefined> {
  const json = await store.get(key);
  if (json === undefined) return 'is missing';
  if (json.byteLength === 0) return 'is empty';
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    return undefined;
  } catch {
    return 'is not valid JSON';
  }
}
