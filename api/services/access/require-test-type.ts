import type { Viewer } from '../../auth/viewer.ts';
import type { ScopedTransaction } from '../../database/database.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import type { TestType } from '../../domain/test-type.ts';
import { invalidInput } from '../../errors.ts';
import { isStorable } from '../parse-input.ts';

/**
 * Loads the test type that an argument names by id or key. All members of an organization may see its test types.
 * @throws {GaitwayError} INVALID_INPUT naming `field`
 */
export async function requireTestType(
  tx: ScopedTransaction,
  viewer: Viewer,
  idOrKey: string,
  field = 'testType',
): Promise<TestType> {
  const [testType] = await load(tx, viewer, [idOrKey], () => field);
  return testType!;
}

/**
 * Loads the test types that a list names by id or key, with one statement. Returns their ids in order, without
 * duplicates.
 * @throws {GaitwayError} INVALID_INPUT naming the place in `field`
 */
export async function requireTestTypes(
  tx: ScopedTransaction,
  viewer: Viewer,
  named: readonly string[],
  field: string,
): Promise<string[]> {
  const testTypes = await load(tx, viewer, named, (place) => `${field}.${place}`);
  return [...new Set(testTypes.map(({ id }) => id))];
}

/** The test type of each name. */
async function load(
  tx: ScopedTransaction,
  { organizationId }: Viewer,
  named: readonly string[],
  fieldAt: (place: number) => string,
): Promise<TestType[]> {
  const storable = named.filter(isStorable);
  const found =
    storable.length > 0 ? await testTypeStore.findMany(tx, organizationId, storable) : [];
  return named.map((idOrKey, place) => {
    const testType =
      found.find(({ id }) => id === idOrKey.toLowerCase()) ??
      found.find(({ key }) => key === idOrKey);
    if (testType === undefined) {
      const message = 'must be the id or key of a test type';
      throw invalidInput({ field: fieldAt(place), message });
    }
    return testType;
  });
}
