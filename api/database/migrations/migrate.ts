import { type Kysely, Migrator, sql } from 'kysely';
import { BEFORE_BASELINE, canCarryOver, carryOver } from './before-baseline.ts';
import { migrations } from './index.ts';

/** A database whose schema this version cannot use. The message says what to do. */
export class UnusableSchemaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableSchemaError';
  }
}

/** How the schema of a database compares to the migrations of this version. */
export interface SchemaState {
  /** Migrations of this version that have not run. */
  readonly waiting: readonly string[];
  /** Migrations of a newer version that have run. Each version works with the schema of the next one. */
  readonly newer: readonly string[];
}

/**
 * Compares a database to the migrations of this version. Changes nothing.
 * @throws {UnusableSchemaError} when a migration is missing between others, or the database is older than the baseline
 */
export async function schemaState<Tables>(
  db: Kysely<Tables>,
  known: readonly string[] = Object.keys(migrations),
): Promise<SchemaState> {
  const executed = await executedMigrations(db);
  const names = canCarryOver(executed)
    ? [known[0]!, ...executed.filter((name) => !BEFORE_BASELINE.includes(name))]
    : executed;
  const old = names.filter((name) => BEFORE_BASELINE.includes(name));
  if (old.length > 0) throw tooOld(old.at(-1)!);

  const newest = known.at(-1)!;
  const newer = names.filter((name) => name > newest);
  const waiting = known.filter((name) => !names.includes(name));
  const foreign = names.filter((name) => name <= newest && !known.includes(name));
  const firstWaiting = waiting[0];
  const isGap = firstWaiting !== undefined && names.some((name) => name > firstWaiting);
  if (foreign.length > 0 || isGap) throw withGap([...foreign, ...waiting]);
  return { waiting, newer };
}

/**
 * Brings the schema up to date.
 *
 * @returns the migrations that ran as `waiting`, and those of a newer version that had run before
 * @throws {UnusableSchemaError}
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<SchemaState> {
  const state = await schemaState(db);
  if (canCarryOver(await executedMigrations(db))) await carryOver(db);
  if (state.waiting.length === 0) return state;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
  }
  return { ...state, waiting: results.map(({ migrationName }) => migrationName) };
}

/** The names of the migrations that have run, in order; none when the database is empty. */
async function executedMigrations<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db);
  if (!tables[0]!.exists) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

const tooOld = (last: string) =>
  new UnusableSchemaError(
    `The database was last changed by ${last}, an early version of Gaitway. ` +
      `Run "gaitway migrate" of the last version that has ${BEFORE_BASELINE.at(-1)}, then start this version.`,
  );

const withGap = (names: readonly string[]) =>
  new UnusableSchemaError(
    `The database does not fit this version: it differs in ${names.join(', ')}. ` +
      'Start the version of Gaitway that last used it, or restore a backup.',
  );
