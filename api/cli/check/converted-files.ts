import type { Gateway } from '../../composition/compose.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { type CheckedRecording, everyRecording } from './every-recording.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './submitted-files.ts';

/** A Parquet file begins and ends with it. */
const PARQUET_MARK = 'PAR1';

/** Converted recordings whose CSV or Parquet is missing or cut off. Their JSON brings both back. */
export async function* checkConvertedFiles({
  database,
  store,
  lake,
}: Gateway): AsyncGenerator<Problem> {
  for await (const recording of everyRecording(database)) {
    if (recording.convertedAt === null) continue;
    const wrong = (await parquetProblem(store, recording)) ?? (await csvProblem(store, recording));
    if (wrong === undefined) continue;
    if ((await problemOf(store, objectKeys.json(recording))) === undefined) {
      yield { text: wrong, mend: () => lake.convertAgain(recording) };
    } else {
      yield { text: `${wrong}, and its JSON cannot be read. Restore both from a backup.` };
    }
  }
}

async function parquetProblem(
  store: ObjectStore,
  recording: CheckedRecording,
): Promise<string | undefined> {
  const key = objectKeys.parquet(recording);
  const file = await store.get(key);
  if (file === undefined) return `${key} is missing`;
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1');
  const isWhole = text.length > 8 && text.startsWith(PARQUET_MARK) && text.endsWith(PARQUET_MARK);
  return isWhole ? undefined : `${key} is not a whole Parquet file`;
}

async function csvProblem(
  store: ObjectStore,
  recording: CheckedRecording,
): Promise<string | undefined> {
  const key = objectKeys.csv(recording);
  const file = await store.head(key);
  if (file === undefined) return `${key} is missing`;
  return file.size === 0 ? `${key} is empty` : undefined;
}
