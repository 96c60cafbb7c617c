import { type Kysely, sql } from 'kysely';

/** A database that would lose data or show it to the wrong people. The message says what to do. */
export class UnfitDatabaseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitDatabaseError';
  }
}

/** Returns why the encoding of the database is wrong, and what to do; null when it holds every text. */
export async function encodingProblem<Tables>(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ encoding: string }>`
    select current_setting('server_encoding') as encoding`.execute(db);
  const { encoding } = rows[0]!;
  if (encoding === 'UTF8') return null;
  return (
    `The database has the encoding ${encoding}, which cannot hold every name. ` +
    `Create it with "create database ... encoding 'UTF8' template template0".`
  );
}
