import { systemScope } from '../../auth/scope.ts';
import type { Database } from '../../database/database.ts';
import type { RecordingReference } from '../../domain/recording/recording.ts';

const PAGE = 500;
const scope = systemScope('checking the files of recordings');

export interface CheckedRecording extends RecordingReference {
  readonly convertedAt: Date | null;
}

/** All recordings, a page at a time. */
export async function* everyRecording(database: Database): AsyncGenerator<CheckedRecording> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await database.within(scope, (tx) =>
      tx.sql
        .selectFrom('recordings')
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .select(['id', 'organization_id as organizationId', 'participant_id as participantId'])
        .select([
          'test_type_id as testTypeId',
          'started_at as startedAt',
          'converted_at as convertedAt',
        ])
        .execute(),
    );
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
