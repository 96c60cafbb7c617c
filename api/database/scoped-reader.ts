import { type Pool, types } from 'pg';
import { ScopeEndedError, type ViewerScope } from '../auth/scope.ts';
import { repeatable } from './engine/repeatable-work.ts';
import { runTogether, type Step, type Value } from './engine/round-trip.ts';
import { type Statement, statement } from './statement.ts';

/** How far a viewer sees; the texts of statements differ by it, so that Postgres plans each for what it does. */
export type Visibility = 'organization' | 'inCare' | 'own';

/** What SQL raises when the user or the session of a scope is not what it was (`become_viewer`). */
const SCOPE_ENDED = 'GW001';

/** `$1` and `$2` are the viewer's id and organization, even where a statement uses neither. */
const VIEWER_TYPES = [types.builtins.UUID, types.builtins.UUID];

const BECOME_VIEWER = statement<{ readonly settingsVersion: number }>(
  `select become_viewer($1::uuid, $2::uuid, $3::text[], $4::uuid, $5::timestamptz, $6::uuid[],
    $7::uuid[])
    as "settingsVersion"`,
);

/** The first parameters of `become_viewer`. */
export const viewerValues = (scope: ViewerScope) =>
  [
    scope.userId,
    scope.organizationId,
    scope.groups,
    scope.sessionId ?? null,
    scope.signedInAt?.toISOString() ?? null,
  ] as const;

export const isScopeEnded = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === SCOPE_ENDED;

/** Whom a statement reads about: these participants, and those whose recordings these are. */
export interface Subjects {
  readonly participants?: readonly string[];
  readonly recordings?: readonly string[];
}

/** Reads rows, with a viewer's eyes. */
export interface Rows {
  /**
   * The rows of a statement. Its first two parameters are the viewer's id and organization; `values` follow
   * from `$3` on.
   * @throws {ScopeEndedError}
   */
  rows<Row>(statement: Statement<Row>, ...values: readonly Value[]): Promise<Row[]>;
}

interface Asked extends Step {
  /** Undefined for everyone whom the viewer may see. */
  readonly about: Subjects | undefined;
  readonly resolve: (rows: never[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads with a viewer's eyes. Statements that are asked for at once travel together: one round trip, one
 * transaction, row-level security from its first statement on. What a page needs is best asked for before
 * anything is awaited.
 */
export class ScopedReader implements Rows {
  readonly scope: ViewerScope;
  readonly visibility: Visibility;
  readonly #pool: Pool;
  #asked: Asked[] = [];
  /** The prepared round trip, or else the latest one. Resolves to the version of the settings. */
  #trip: Promise<number> | undefined;
  #isPrepared = false;

  constructor(pool: Pool, scope: ViewerScope) {
    this.#pool = pool;
    this.scope = scope;
    this.visibility = scope.groups.includes('admin')
      ? 'organization'
      : scope.groups.includes('careProvider')
        ? 'inCare'
        : 'own';
  }

  rows<Row>(statement: Statement<Row>, ...values: readonly Value[]): Promise<Row[]> {
    return this.#ask(undefined, statement, values);
  }

  /**
   * Limits reads to these subjects, as far as the viewer may see them. When every statement of a round trip names its
   * subjects, row-level security compares each row with these few, not with everyone in the viewer's care.
   */
  about(subjects: Subjects): Rows {
    return { rows: (statement, ...values) => this.#ask(subjects, statement, values) };
  }

  /**
   * A number that grows with every change of the settings of the viewer's organization, as the latest round trip
   * found it. A call before the first round trip waits for it.
   * @throws {ScopeEndedError}
   */
  settingsVersion(): Promise<number> {
    if (this.#trip === undefined) this.#prepareTrip();
    return this.#trip!;
  }

  #ask<Row>(
    about: Subjects | undefined,
    statement: Statement<Row>,
    values: readonly Value[],
  ): Promise<Row[]> {
    const { userId, organizationId } = this.scope;
    return new Promise((resolve, reject) => {
      this.#asked.push({
        about,
        statement,
        values: [userId, organizationId, ...values],
        types: VIEWER_TYPES,
        resolve,
        reject,
      });
      if (!this.#isPrepared) this.#prepareTrip();
    });
  }

  /** Leaves after all that can run now has run, and asked for its part. */
  #prepareTrip(): void {
    this.#isPrepared = true;
    const trip = new Promise<number>((resolve) => {
      process.nextTick(() => resolve(this.#travel()));
    });
    trip.catch(() => undefined); // each caller handles the error itself
    this.#trip = trip;
  }

  async #travel(): Promise<number> {
    const asked = this.#asked;
    this.#asked = [];
    this.#isPrepared = false;
    try {
      const become = {
        statement: BECOME_VIEWER,
        values: [...viewerValues(this.scope), ...subjectsOf(asked)],
      };
      const [became, ...results] = await repeatable(async () => {
        const client = await this.#pool.connect();
        try {
          return await runTogether(client, [become, ...asked]);
        } finally {
          client.release();
        }
      });
      // Each caller gets the rows of its own statement, whose type it knows.
      asked.forEach(({ resolve }, index) => resolve(results[index] as never[]));
      return (became as [{ readonly settingsVersion: number }])[0].settingsVersion;
    } catch (error) {
      const reason = isScopeEnded(error) ? new ScopeEndedError() : error;
      for (const { reject } of asked) reject(reason);
      throw reason;
    }
  }
}

/** The last parameters of `become_viewer`: the subjects of the statements; null for everyone the viewer may see. */
function subjectsOf(asked: readonly Asked[]): [string[] | null, string[] | null] {
  const participants = new Set<string>();
  const recordings = new Set<string>();
  for (const { about } of asked) {
    if (about === undefined) return [null, null];
    for (const id of about.participants ?? []) participants.add(id);
    for (const id of about.recordings ?? []) recordings.add(id);
  }
  return [[...participants], [...recordings]];
}
