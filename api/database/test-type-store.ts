import { sql } from 'kysely';
import type { Assignment, TestType } from '../domain/test-type.ts';
import type { ScopedTransaction } from './database.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Statements on test types and on who is asked to do them. */
export const testTypeStore = {
  list(tx: ScopedTransaction): Promise<TestType[]> {
    return select(tx).orderBy('name').orderBy('id').execute();
  },

  findMany(tx: ScopedTransaction, ids: readonly string[]): Promise<TestType[]> {
    return select(tx)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** By id or by key. */
  async find(
    tx: ScopedTransaction,
    organizationId: string,
    idOrKey: string,
  ): Promise<TestType | undefined> {
    return select(tx)
      .where('organization_id', '=', organizationId)
      .where((eb) =>
        UUID.test(idOrKey)
          ? eb.or([eb('id', '=', idOrKey), eb('key', '=', idOrKey)])
          : eb('key', '=', idOrKey),
      )
      .executeTakeFirst();
  },

  /** Answers undefined when the organization has a test type with this key. */
  async insert(
    tx: ScopedTransaction,
    organizationId: string,
    { key, name, instructions }: Omit<TestType, 'id'>,
  ): Promise<TestType | undefined> {
    return tx.sql
      .insertInto('test_types')
      .values({ organization_id: organizationId, key, name, instructions })
      .onConflict((conflict) => conflict.columns(['organization_id', 'key']).doNothing())
      .returning(['id', 'key', 'name', 'instructions'])
      .executeTakeFirst();
  },

  async assign(
    tx: ScopedTransaction,
    participantId: string,
    testTypeId: string,
    assignedBy: string,
  ): Promise<void> {
    await tx.sql
      .insertInto('assignments')
      .values({ participant_id: participantId, test_type_id: testTypeId, assigned_by: assignedBy })
      .onConflict((conflict) => conflict.columns(['participant_id', 'test_type_id']).doNothing())
      .execute();
  },

  async unassign(tx: ScopedTransaction, participantId: string, testTypeId: string): Promise<void> {
    await tx.sql
      .deleteFrom('assignments')
      .where('participant_id', '=', participantId)
      .where('test_type_id', '=', testTypeId)
      .execute();
  },

  /** The assignments of many participants at once, by the name of the test. */
  async assignmentsOf(
    tx: ScopedTransaction,
    participantIds: readonly string[],
  ): Promise<(Assignment & { readonly participantId: string })[]> {
    const rows = await tx.sql
      .selectFrom('assignments')
      .innerJoin('test_types', 'test_types.id', 'assignments.test_type_id')
      .where('assignments.participant_id', '=', sql<string>`any(${participantIds}::uuid[])`)
      .orderBy('test_types.name')
      .select([
        'assignments.id',
        'assignments.participant_id as participantId',
        'assignments.assigned_at as assignedAt',
        'test_types.id as testTypeId',
        'test_types.key',
        'test_types.name',
        'test_types.instructions',
      ])
      .execute();
    return rows.map(({ id, participantId, assignedAt, testTypeId, key, name, instructions }) => ({
      id,
      participantId,
      assignedAt,
      testType: { id: testTypeId, key, name, instructions },
    }));
  },
};

const select = (tx: ScopedTransaction) =>
  tx.sql.selectFrom('test_types').select(['id', 'key', 'name', 'instructions']);
