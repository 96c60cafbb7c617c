import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import { testTypeStore } from '../database/stores/test-type-store.ts';
import type { TestType } from '../domain/test-type.ts';
import { fieldConflict } from '../errors.ts';
import { requireTestType } from './access/require-test-type.ts';
import { line, parseInput, prose } from './parse-input.ts';

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

export interface TestTypeServiceDependencies {
  readonly database: Database;
}

/** The movement tests of an organization. */
export class TestTypeService {
  readonly #database: Database;

  constructor({ database }: TestTypeServiceDependencies) {
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
      if (created === undefined)
        throw fieldConflict('key', 'is already used by another test type.');
      await audit(tx, viewer, 'testType:create', { participantIds: [], subjectIds: [created.id] });
      return created;
    });
  }

  /**
   * Changes the name and the instructions of a test. Its key cannot change.
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
