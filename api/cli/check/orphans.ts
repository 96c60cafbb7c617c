import { systemScope } from '../../auth/scope.ts';
import type { Gateway } from '../../composition/compose.ts';
import { deletedRecordingStore } from '../../database/stores/deleted-recording-store.ts';
import { recordingStore } from '../../database/stores/recording-store.ts';
import { recordingInKey } from '../../storage/object-keys.ts';
import type { Problem } from './problem.ts';

const scope = systemScope('checking files without a recording');
/** A file may be written before its row is. */
const SETTLED_MS = 60 * 60_000;
const FOLDERS = ['recording_data/', 'csv_data/', 'parquet_data/', 'arrow_data/', 'reports/'];

/**
 * Files without a recording. Those of a deleted recording are deleted. Others may be the only copy of a recording, such
 * as after the database was restored from an older backup, so they stay.
 */
export async function* checkOrphans({ database, store }: Gateway): AsyncGenerator<Problem> {
  for (const folder of FOLDERS) {
    for await (const { key, modifiedAt } of store.list(folder)) {
      const id = recordingInKey(key.replace('.chart.arrow.gz', '.arrow'));
      if (id === undefined) continue;
      const { exists, wasDeleted } = await database.within(scope, async (tx) => ({
        exists: (await recordingStore.find(tx, id)) !== undefined,
        wasDeleted: (await deletedRecordingStore.organizationOf(tx, id)) !== undefined,
      }));
      if (exists) continue;
      if (wasDeleted) {
        yield {
          text: `${key} belongs to a deleted recording`,
          mend: () => store.delete(key),
        };
      } else if (Date.now() - modifiedAt.getTime() > SETTLED_MS) {
        yield {
          text: `${key} belongs to no recording. Submit its JSON again, or delete the file.`,
        };
      }
    }
  }
}
