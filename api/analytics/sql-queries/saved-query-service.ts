import { z } from 'zod';
import { audit } from '../../auth/audit-log.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { savedQueryStore } from '../stores/saved-query-store.ts';
import type { SavedQuery } from '../../domain/sql-query.ts';
import { fieldConflict, limitExceeded, notFound } from '../../errors.ts';
import { line, parseInput, readId, uuid } from '../../services/parse-input.ts';
import { parametersInput, statementInput } from './statement-input.ts';

/** Of one analyst: a list that is still read, not searched. */
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

/** Statements that analysts keep under a name, each for themselves. */
export class SavedQueryService {
  readonly #database: Database;

  constructor({ database }: SavedQueryServiceDependencies) {
    this.#database = database;
  }

  /** The viewer's own, by name. */
  async list(viewer: Viewer): Promise<readonly SavedQuery[]> {
    viewer.assertCan('savedQuery:change');
    return this.#database.within(viewer.scope, (tx) => savedQueryStore.list(tx, viewer.userId));
  }

  /**
   * Keeps a statement; one that is kept under this id becomes this one.
   * @throws {GaitwayError} INVALID_INPUT, FORBIDDEN, CONFLICT when another one has the name, LIMIT_EXCEEDED for too many
   */
  async save(viewer: Viewer, input: z.input<typeof saveInput>): Promise<SavedQuery> {
    viewer.assertCan('savedQuery:change');
    const query = parseInput(saveInput, input);
    return this.#database.within(viewer.scope, async (tx) => {
      await savedQueryStore.lockFor(tx, viewer.userId);
      const known = await savedQueryStore.list(tx, viewer.userId);
      const others = known.filter(({ id }) => id !== query.id);
      if (others.some(({ name }) => name === query.name)) {
        throw fieldConflict('name', 'another of your saved queries has it already.');
      }
      if (others.length >= MOST_SAVED) {
        throw limitExceeded('name', `is one too many: ${MOST_SAVED} queries can be kept`);
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
