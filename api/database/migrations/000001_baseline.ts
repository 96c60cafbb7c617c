import { type Kysely, sql } from 'kysely';
import { participantStates } from './baseline/participant-states.ts';
import { people } from './baseline/people.ts';
import { recordings } from './baseline/recordings.ts';
import { userPool } from './baseline/user-pool.ts';
import { becomeViewer, viewer } from './baseline/viewer.ts';
import { wings } from './baseline/wings.ts';

/** The schema as of the first release. `api/database/schema.sql` shows the schema after all migrations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const parts = [viewer, people, recordings, participantStates, wings, userPool, becomeViewer];
  for (const part of parts) await sql.raw(part).execute(db);
}
