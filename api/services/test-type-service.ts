import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { testTypeStore } from '../database/stores/test-type-store.ts';
import type { TestType } from '../domain/test-type.ts';
import { fieldConflict, invalidInput } from '../errors.ts';
import { isStorable, line, parseInput, prose } from './parse-input.ts';

const translation = z.object({
  language: z.enum(['en', 'fr']),
  name: line(200),
  instructions: prose(10_000),
});

const translations = z
  .array(translation)
  .nullish()
  .transform((all) => all ?? [])
  .refine(
    (all) => new Set(all.map(({ language }) => language)).size === all.length,
    'must have at most one for each language',
  );

const changeInput = z.object({
  testType: z.string(),
  name: line(200),
  instructions: prose(10_000),
  translations,
});

const createInput = z.object({
  key: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'must be lower-case letters and digits, joined by hyphens, such as sit-to-stand',
    )
    .max(100, 'must have at most 100 characters'),
  name: line(200),
  instructions: prose(10_000),
  translations,
});

/** The movement tests of an organization. */
export class TestTypeService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  list(viewer: Viewer): Promise<readonly TestType[]> {
    viewer.assertCan('testType:read');
    return testTypeStore.list(this.#database.readerFor(viewer.scope));
  }

  /** @throws {GaitwayError} INVALID_INPUT, CONFLICT when the key is taken */
  async create(viewer: Viewer, input: z.input<typeof createInput>): Promise<TestType> {
    viewer.assertCan('testType:create');
    const testType = parseInput(createInput, input);
    return this.#database.within(viewer.scope, async (tx) => {
      const created = await testTypeStore.insert(tx, viewer.organizationId, testType);
      if (created === undefined) throw fieldConflict('key', 'another test type has it already.');
      await audit(tx, viewer, 'testType:create', { participantIds: [], subjectIds: [created.id] });
      return created;
    });
  }

  /**
   * Says anew what the test is called and what people are asked to do; its key stays.
   * @throws {GaitwayError} INVALID_INPUT
   */
  async change(viewer: Viewer, input: z.input<typeof changeInput>): Promise<TestType> {
    viewer.assertCan('testType:change');
    const { testType: named, ...words } = parseInput(changeInput, input);
    return this.#database.within(viewer.scope, async (tx) => {
      const testType = await requireTestType(tx, viewer, named);
      await testTypeStore.update(tx, testType.id, words);
      await audit(tx, viewer, 'testType:change', { participantIds: [], subjectIds: [testType.id] });
      return { ...testType, ...words };
    });
  }
}

/**
 * The test type that an argument names by id or key.
 * @throws {GaitwayError} INVALID_INPUT naming `field`
 */
export async function requireTestType(
  tx: ScopedTransaction,
  viewer: Viewer,
  idOrKey: string,
  field = 'testType',
): Promise<TestType> {
  const testType = isStorable(idOrKey)
    ? await testTypeStore.find(tx, viewer.organizationId, idOrKey)
    : undefined;
  if (testType === undefined) {
    throw invalidInput({ field, message: 'must be the id or key of a test type' });
  }
  return testType;
}

/**
 * The ids of the test types that a list names by id or key.
 * @throws {GaitwayError} INVALID_INPUT naming `field` and the place in the list
 */
export async function requireTestTypes(
  tx: ScopedTransaction,
  viewer: Viewer,
  named: readonly string[],
  field: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [place, idOrKey] of named.entries()) {
    const { id } = await requireTestType(tx, viewer, idOrKey, `${field}.${place}`);
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}
