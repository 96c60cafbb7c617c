import { sql } from 'kysely';
import type { Group } from '../../domain/group.ts';
import type { PageRequest } from '../../domain/page.ts';
import type { OrganizationTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { Parameters } from './sql-text.ts';
import { statement } from '../statement.ts';
import type { User } from './user-store.ts';

/** A user as an administrator sees them. */
export interface Member extends Omit<User, 'organization'> {
  readonly createdAt: Date;
}

/** The place of a user in the list: sorted by name, the id decides between namesakes. */
export type MemberKey = Pick<Member, 'familyName' | 'givenName' | 'id'>;

export interface MemberQuery {
  readonly search: string | null;
  readonly group: Group | null;
  readonly disabled: boolean | null;
}

/** Statements on the users of an organization, for its admins. */
export const memberStore = {
  /** Returns one row more than requested when there is one. */
  page(
    records: ScopedReader,
    query: MemberQuery,
    { first, after }: PageRequest<MemberKey>,
  ): Promise<Member[]> {
    const given = new Parameters();
    const conditions = matches(query, given);
    if (after !== null) {
      conditions.push(`(family_name, given_name, id) > (${given.add(after.familyName, 'text')},
        ${given.add(after.givenName, 'text')}, ${given.add(after.id, 'uuid')})`);
    }
    const text = `select ${COLUMNS} from users where ${conditions.join(' and ')}
      order by family_name, given_name, id limit ${given.add(first + 1, 'bigint')}`;
    return records.rows(statement<Member>(text), ...given.values);
  },

  async count(records: ScopedReader, query: MemberQuery): Promise<number> {
    const given = new Parameters();
    const text = `select count(*)::int as count from users where ${matches(query, given).join(' and ')}`;
    const [row] = await records.rows(statement<{ count: number }>(text), ...given.values);
    return row?.count ?? 0;
  },

  async find(records: ScopedReader, id: string): Promise<Member | undefined> {
    const [row] = await records.rows(BY_ID, id);
    return row;
  },

  /** Whom a care provider has in care, by name. */
  async inCareOf(records: ScopedReader, userId: string): Promise<string[]> {
    const rows = await records.rows(IN_CARE, userId);
    return rows.map(({ id }) => id);
  },

  async setGroups(
    tx: OrganizationTransaction,
    id: string,
    groups: readonly Group[],
  ): Promise<void> {
    await tx.sql
      .updateTable('users')
      .set({ groups: [...groups] })
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .execute();
    if (groups.includes('careProvider')) return;
    await tx.sql
      .deleteFrom('care_team_members')
      .where('user_id', 'in', (own) =>
        own
          .selectFrom('users')
          .where('organization_id', '=', tx.scope.organizationId)
          .where('id', '=', id)
          .select('id'),
      )
      .execute();
  },

  /** Whether the organization has an active admin. */
  async hasAdmin(tx: OrganizationTransaction): Promise<boolean> {
    const admin = await tx.sql
      .selectFrom('users')
      .where('organization_id', '=', tx.scope.organizationId)
      .where(sql<boolean>`'admin' = any (groups)`)
      .where('disabled_at', 'is', null)
      .select('id')
      .limit(1)
      .executeTakeFirst();
    return admin !== undefined;
  },

  async setDisabled(
    tx: OrganizationTransaction,
    id: string,
    disabledAt: Date | null,
  ): Promise<void> {
    await tx.sql
      .updateTable('users')
      .set({ disabled_at: disabledAt })
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .execute();
  },

  /** The names of users of the scope's organization, also of users whom the viewer may not read. */
  async namesOf(
    tx: OrganizationTransaction,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { name: string; groups: readonly Group[] }>> {
    const rows = await tx.sql
      .selectFrom('users')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .select(['id', 'given_name', 'family_name', 'groups'])
      .execute();
    return new Map(
      rows.map(({ id, given_name, family_name, groups }) => [
        id,
        { name: `${given_name} ${family_name}`, groups },
      ]),
    );
  },

  /** Deletes the record; what the user did stays in the audit log under their id. */
  async delete(tx: OrganizationTransaction, id: string): Promise<void> {
    await tx.sql
      .deleteFrom('users')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .execute();
  },
};

const COLUMNS = `id, email, given_name as "givenName", family_name as "familyName", groups,
  disabled_at as "disabledAt", created_at as "createdAt"`;

const BY_ID = statement<Member>(
  `select ${COLUMNS} from users where organization_id = $2 and id = $3::uuid`,
);

const IN_CARE = statement<{ id: string }>(
  `select participants.id from care_team_members team
    join participants on participants.id = participant_id
    where team.user_id = $3::uuid and organization_id = $2 order by family_name, given_name`,
);

function matches({ search, group, disabled }: MemberQuery, given: Parameters): string[] {
  const conditions = ['organization_id = $2'];
  if (search !== null) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(`(given_name || ' ' || family_name || ' ' || email) collate search_text
      ilike ${given.add(pattern, 'text')}`);
  }
  if (group !== null) conditions.push(`${given.add(group, 'text')} = any (groups)`);
  if (disabled !== null) conditions.push(`disabled_at is ${disabled ? 'not ' : ''}null`);
  return conditions;
}
