import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import {
  type NewcomerScope,
  organizationScope,
  type Scope,
  ScopeEndedError,
  type ScopeOfOrganization,
  type SystemScope,
  type ViewerScope,
} from '../auth/scope.ts';
import { unavailable } from '../errors.ts';
import { accessRuleProblem } from './access-rules.ts';
import { encodingProblem, UnfitDatabaseError } from './unfit-database.ts';
import { migrate, type SchemaState, schemaState } from './migrations/migrate.ts';
import { repeatable } from './engine/repeatable-work.ts';
import { runTogether, type Value } from './engine/round-trip.ts';
import { isScopeEnded, ScopedReader, viewerValues } from './scoped-reader.ts';
import type { Statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Where Postgres runs: inside this process, or on a server. */
export interface PostgresEngine {
  readonly pool: Pool;
  /** False while notifications are lost because the connection that hears them is. */
  readonly isListening: boolean;
  /**
   * Calls `onNotify` with the payload of each `NOTIFY channel` that commits from now on.
   * After a lost connection it listens again by itself.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<void>;
  /**
   * Takes a name until the result is called, or this process dies. Does not wait for a process that has it already, nor
   * for a lost connection: the next one takes it. Other processes find it with `pg_try_advisory_xact_lock(HOLD_CLASS, hashtext(name))`.
   */
  advisoryLock(name: string): Promise<() => Promise<void>>;
  /** Cleans up what the engine does not clean up by itself. Call it now and then. */
  maintain(): Promise<void>;
  /** Why connections do not keep their sessions, and what to do; null when they do. */
  sessionProblem(): Promise<string | null>;
  close(): Promise<void>;
}

/** The first half of the keys of advisory locks. Only `advisoryLock` uses it. */
export const HOLD_CLASS = 7463;

/**
 * One transaction, seen through the eyes of one scope. Every store takes it, so that a statement
 * without a scope does not typecheck.
 */
export interface ScopedTransaction<Kind extends Scope = Scope> {
  readonly scope: Kind;
  readonly sql: Transaction<Tables>;
}

/** For look-ups that must not reach beyond one organization: a transaction across organizations does not typecheck. */
export type OrganizationTransaction = ScopedTransaction<ScopeOfOrganization>;

/** For the few look-ups that cross organizations on purpose. */
export type SystemTransaction = ScopedTransaction<SystemScope>;

/**
 * Narrows a transaction to one organization.
 * @throws {Error} when the transaction belongs to another organization
 */
export function narrowTo(
  { scope, sql }: ScopedTransaction,
  organizationId: string,
): OrganizationTransaction {
  if (scope.kind === 'system')
    return { scope: organizationScope(scope.reason, organizationId), sql };
  if (scope.kind === 'newcomer' || scope.organizationId !== organizationId) {
    throw new Error('the transaction belongs to another organization');
  }
  return { scope, sql };
}

/** The records. All access goes through a scope. */
export class Database {
  readonly #kysely: Kysely<Tables>;
  readonly #engine: PostgresEngine;
  #pinging: Promise<void> | undefined;

  constructor(engine: PostgresEngine) {
    this.#engine = engine;
    this.#kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: engine.pool }) });
  }

  /**
   * Runs `work` in one transaction under `scope`; commits when it resolves, rolls back when it rejects. After a deadlock
   * or a broken connection `work` runs again (docs/decisions/0019). So it does nothing beside its statements: mail, calls
   * of other services and what is kept in memory come after it, with what it returns; work that may take long, or that
   * must not be lost, is a job, which is a statement too. An object may be written in it whose content follows from the
   * rows alone, because written again it is the same; the linter asks for a word about each.
   * @throws {GaitwayError} UNAVAILABLE when the database is out of reach or too slow
   */
  within<Kind extends Scope, T>(
    scope: Kind,
    work: (tx: ScopedTransaction<Kind>) => Promise<T>,
  ): Promise<T> {
    return repeatable((progress) =>
      this.#kysely.transaction().execute(async (transaction) => {
        if (scope.kind === 'viewer' || scope.kind === 'newcomer') await become(transaction, scope);
        else if (scope.kind === 'organization' && scope.viewer) {
          await checkViewer(transaction, scope.viewer);
        }
        try {
          const result = await work({ scope, sql: transaction });
          progress.workDone = true;
          return result;
        } catch (error) {
          progress.error = error;
          throw error;
        }
      }),
    );
  }

  /**
   * Runs one statement as the process itself, in one round trip, prepared: for what is written with every request. After
   * a broken connection it runs again, and may then have run twice.
   * @throws {GaitwayError} UNAVAILABLE, as `within`
   */
  run<Row>(
    _scope: SystemScope,
    statement: Statement<Row>,
    values: readonly Value[],
  ): Promise<Row[]> {
    return repeatable(async () => {
      const client = await this.#engine.pool.connect();
      try {
        const [rows] = await runTogether(client, [{ statement, values }]);
        return rows as Row[];
      } finally {
        client.release();
      }
    });
  }

  /** Reads with a viewer's eyes, in as few round trips as the page allows. */
  readerFor(scope: ViewerScope): ScopedReader {
    return new ScopedReader(this.#engine.pool, scope);
  }

  /**
   * Brings the schema up to date.
   *
   * @returns the migrations that ran as `waiting`, and those of a newer version that had run before
   * @throws {UnusableSchemaError}
   * @throws {UnfitDatabaseError}
   */
  async migrate(): Promise<SchemaState> {
    await this.#assertFitServer();
    const state = await migrate(this.#kysely);
    await this.#assertAccessRules();
    return state;
  }

  /**
   * Compares the schema to the migrations of this version. Changes nothing.
   * @throws {UnusableSchemaError}
   */
  schemaState(): Promise<SchemaState> {
    return schemaState(this.#kysely);
  }

  /**
   * Checks what the code relies on in a migrated database.
   * @throws {UnfitDatabaseError}
   */
  async assertFit(): Promise<void> {
    await this.#assertFitServer();
    await this.#assertAccessRules();
  }

  async #assertFitServer(): Promise<void> {
    const problem = (await encodingProblem(this.#kysely)) ?? (await this.#engine.sessionProblem());
    if (problem !== null) throw new UnfitDatabaseError(problem);
  }

  async #assertAccessRules(): Promise<void> {
    const problem = await accessRuleProblem(this.#kysely);
    if (problem !== null) throw new UnfitDatabaseError(problem);
  }

  /**
   * Resolves when PostgreSQL responds and takes writes, limits what viewers see, and changes are heard. Checks once for all who ask at a time.
   * @throws {GaitwayError} UNAVAILABLE
   */
  ping(): Promise<void> {
    this.#pinging ??= this.#checkHealth().finally(() => {
      this.#pinging = undefined;
    });
    return this.#pinging;
  }

  async #checkHealth(): Promise<void> {
    const { rows } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(
      this.#kysely,
    );
    if (rows[0]?.standby) throw unavailable('The database server is a standby.');
    const problem = await accessRuleProblem(this.#kysely);
    if (problem !== null) throw unavailable(problem);
    if (!this.isListening) throw unavailable('The connection that hears changes is lost.');
  }

  /** False while notifications are lost. */
  get isListening(): boolean {
    return this.#engine.isListening;
  }

  listen(channel: string, onNotify: (payload: string) => void): Promise<void> {
    return this.#engine.listen(channel, onNotify);
  }

  advisoryLock(name: string): Promise<() => Promise<void>> {
    return this.#engine.advisoryLock(name);
  }

  /** The plain pool, for the job queue alone: its tables hold references, no personal data. */
  get pool(): Pool {
    return this.#engine.pool;
  }

  maintain(): Promise<void> {
    return this.#engine.maintain();
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
    await this.#engine.close();
  }
}

/**
 * Row-level security holds from here to the end of the transaction.
 * @throws {ScopeEndedError}
 */
async function become(
  transaction: Transaction<Tables>,
  scope: ViewerScope | NewcomerScope,
): Promise<void> {
  const statement = scope.kind === 'viewer' ? becomeViewer(scope) : becomeNewcomer(scope);
  await statement.execute(transaction).catch((error: unknown) => {
    throw isScopeEnded(error) ? new ScopeEndedError() : error;
  });
}

function becomeViewer(scope: ViewerScope) {
  const [userId, organizationId, groups, sessionId, signedInAt] = viewerValues(scope);
  return sql`select become_viewer(
    ${userId}::uuid, ${organizationId}::uuid, ${groups}::text[], ${sessionId}::uuid,
    ${signedInAt}::timestamptz)`;
}

const becomeNewcomer = ({ userId, sessionId }: NewcomerScope) =>
  sql`select become_newcomer(${userId}::uuid, ${sessionId}::uuid)`;

/**
 * That the viewer may still do what they are known to; the transaction goes on as the process itself.
 * @throws {ScopeEndedError}
 */
async function checkViewer(
  transaction: Transaction<Tables>,
  scope: ViewerScope | NewcomerScope,
): Promise<void> {
  await become(transaction, scope);
  await sql`set local role none`.execute(transaction);
}

/** Runs `work` as the process itself inside a viewer's transaction: for rows no viewer may write, such as jobs. */
export async function asSystem<T>(tx: ScopedTransaction, work: () => Promise<T>): Promise<T> {
  if (tx.scope.kind !== 'viewer') return work();
  await sql`set local role none`.execute(tx.sql);
  const result = await work();
  await sql`set local role gaitway_viewer`.execute(tx.sql);
  return result;
}
