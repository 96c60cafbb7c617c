import { z } from 'zod';
import { audit } from '../../auth/audit-log.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { savedQueryStore } from './saved-query-store.ts';
import type { SavedQuery } from '../../domain/sql-query.ts';
import { fieldConflict, limitExceeded, notFound } from '../../errors.ts';
import { line, parseInput, readId, uuid } from '../../services/parse-input.ts';
import { parametersInput, statementInput } from './statement-input.ts';

/** Per analyst. The portal shows them as one list, without a search. */
const MOST_SAVED = 200;

const saveInput = z.object({
  id: uuid,
  name: line(200),
  statement: statementInput,
  parameters: parametersInput,
});

export interface SavedQueryServiceDependencies {
  readonly database: Database;
}

/** Statements that analysts save under a name. Each analyst sees only their own. */
export class SavedQueryService {
  readonly #database: Database;

  constructor({ database }: SavedQueryServiceDependencies) {
    this.#database = database;
  }

  /** Returns the viewer's own saved queries, ordered by name. */
  async list(viewer: Viewer): Promise<readonly SavedQuery[]> {
    viewer.assertCan('savedQuery:change');
    return this.#database.within(viewer.scope, (tx) => savedQueryStore.list(tx, viewer.userId));
  }

  /**
   * Saves a statement. Replaces the viewer's saved query with the same id.
   * @throws {GaitwayError} INVALID_INPUT, FORBIDDEN, CONFLICT when another saved query has the name, LIMIT_EXCEEDED for
   *   too many
   */
  async save(viewer: Viewer, input: z.input<typeof saveInput>): Promise<SavedQuery> {
    viewer.assertCan('savedQuery:change');
    const query = parseInput(saveInput, input);
    return this.#database.within(viewer.scope, async (tx) => {
      await savedQueryStore.lockFor(tx, viewer.userId);
      const known = await savedQueryStore.list(tx, viewer.userId);
      const others = known.filter(({ id }) => id !== query.id);
      if (others.some(({ name }) => name === query.name)) {
        throw fieldConflict('name', 'You already have a saved query with this name.');
      }
      if (others.length >= MOST_SAVED) {
        throw limitExceeded('name', `You can save at most ${MOST_SAVED} queries.`);
      }
      const saved = await savedQueryStore.put(tx, viewer, query);
      await audit(tx, viewer, 'savedQuery:change', { participantIds: [], subjectIds: [query.id] });
      return saved;
    });
  }

  /** @throws {GaitwayError} NOT_FOUND, FORBIDDEN */
  async delete(viewer: Viewer, named: string): Promise<void> {
    viewer.assertCan('savedQuery:change');
    const id = readId(named);
    await this.#database.within(viewer.scope, async (tx) => {
      const isGone = id !== undefined && (await savedQueryStore.delete(tx, viewer.userId, id));
      if (!isGone) throw notFound('saved query', 'savedQueryId');
      await audit(tx, viewer, 'savedQuery:change', { participantIds: [], subjectIds: [id] });
    });
  }
}
