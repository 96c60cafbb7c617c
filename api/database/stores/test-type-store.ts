import { sql } from 'kysely';
import type { Assignment, TestType } from '../../domain/test-type.ts';
import { isUuid } from '../../domain/uuid.ts';
import type { Selection } from '../../domain/selection.ts';
import type { ScopedTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { selectList } from './sql-text.ts';
import { statement } from '../statement.ts';

/** Statements on test types and on who is asked to do them. */
export const testTypeStore = {
  /** All of the viewer's organization, by name. They are few, and a page of any length shares them. */
  list(records: ScopedReader): Promise<TestType[]> {
    return records.about({}).rows(LIST);
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
        isUuid(idOrKey)
          ? eb.or([eb('id', '=', idOrKey), eb('key', '=', idOrKey)])
          : eb('key', '=', idOrKey),
      )
      .executeTakeFirst();
  },

  /** Those of an organization that have one of the ids or keys. */
  async findMany(
    tx: ScopedTransaction,
    organizationId: string,
    idsOrKeys: readonly string[],
  ): Promise<TestType[]> {
    return select(tx)
      .where('organization_id', '=', organizationId)
      .where((eb) =>
        eb.or([
          eb('id', '=', sql<string>`any(${idsOrKeys.filter(isUuid)}::uuid[])`),
          eb('key', '=', sql<string>`any(${idsOrKeys}::text[])`),
        ]),
      )
      .execute();
  },

  /** Returns undefined when the organization already has a test type with this key. */
  async insert(
    tx: ScopedTransaction,
    organizationId: string,
    { key, name, instructions, translations }: Omit<TestType, 'id'>,
  ): Promise<TestType | undefined> {
    return tx.sql
      .insertInto('test_types')
      .values({
        organization_id: organizationId,
        key,
        name,
        instructions,
        translations: JSON.stringify(translations),
      })
      .onConflict((conflict) => conflict.columns(['organization_id', 'key']).doNothing())
      .returning(COLUMNS)
      .executeTakeFirst();
  },

  async update(
    tx: ScopedTransaction,
    id: string,
    { name, instructions, translations }: Omit<TestType, 'id' | 'key'>,
  ): Promise<void> {
    await tx.sql
      .updateTable('test_types')
      .set({ name, instructions, translations: JSON.stringify(translations) })
      .where('id', '=', id)
      .execute();
  },

  /** Assigns tests to participants and keeps existing assignments. Returns the participants with a new assignment. */
  async assign(
    tx: ScopedTransaction,
    participantIds: readonly string[],
    testTypeIds: readonly string[],
    assignedBy: string,
  ): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      with made as (
        insert into assignments (participant_id, test_type_id, assigned_by)
        select participant_id, test_type_id, ${assignedBy}::uuid
        from unnest(${participantIds}::uuid[]) as participant_id, unnest(${testTypeIds}::uuid[]) as test_type_id
        on conflict (participant_id, test_type_id) do nothing
        returning participant_id)
      select distinct participant_id as id from made`.execute(tx.sql);
    return rows.map(({ id }) => id);
  },

  async unassign(
    tx: ScopedTransaction,
    participantIds: readonly string[],
    testTypeIds: readonly string[],
  ): Promise<void> {
    await sql`delete from assignments where participant_id = any (${participantIds}::uuid[])
      and test_type_id = any (${testTypeIds}::uuid[])`.execute(tx.sql);
  },

  /** The assignments of many participants at once, in no order. */
  assignmentsOf(
    records: ScopedReader,
    participantIds: readonly string[],
    selection: Selection,
  ): Promise<AssignmentRow[]> {
    const text = `select ${assignmentColumns(selection)} from assignments
      where participant_id = any ($3::uuid[])`;
    return records
      .about({ participants: participantIds })
      .rows(statement<AssignmentRow>(text), participantIds);
  },
};

const COLUMNS = ['id', 'key', 'name', 'instructions', 'translations'] as const;

const select = (tx: ScopedTransaction) => tx.sql.selectFrom('test_types').select(COLUMNS);

const LIST = statement<TestType>(
  `select id, key, name, instructions, translations from test_types where organization_id = $2 order by name, id`,
);

/** An assignment as a page shows it: whose it is and of which test, else what is selection. */
export type AssignmentRow = Partial<Pick<Assignment, 'id' | 'assignedAt'>> & {
  readonly participantId: string;
  readonly testTypeId: string;
};

const assignmentColumns = selectList(
  { participantId: 'participant_id', testTypeId: 'test_type_id' },
  { id: { id: 'id' }, assignedAt: { assignedAt: 'assigned_at' } },
);
