import { sql } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { PhonePlatform } from '../domain/phone.ts';
import type {
  OrganizationTransaction,
  ScopedTransaction,
  SystemTransaction,
} from '../database/database.ts';

/** A phone that takes pushes. */
export interface RegisteredPhone {
  readonly id: string;
  readonly platform: PhonePlatform;
  readonly language: Language;
  /** Where the notifier says it is. */
  readonly address: string;
  readonly registeredAt: Date;
}

/** What there is to say about a phone. */
export type PhoneRecord = Pick<RegisteredPhone, 'platform' | 'language' | 'registeredAt'>;

/** Whom a push goes to. */
export interface PhoneOfOrganization {
  readonly phoneId: string;
  readonly organizationId: string;
}

/** Statements on phones, with system rights: no viewer has a right to them. */
export const phoneStore = {
  /**
   * A phone belongs to the user who signed in on it last, whichever organization the user before belongs to. It gets a
   * new id with its new owner, so that no id links the two.
   */
  async put(
    tx: OrganizationTransaction,
    userId: string,
    { platform, language, address, registeredAt }: Omit<RegisteredPhone, 'id'>,
  ): Promise<RegisteredPhone> {
    const own = { user_id: userId, language, registered_at: registeredAt };
    await tx.sql
      .deleteFrom('phones')
      .where('address', '=', address)
      .where('user_id', '!=', userId)
      .execute();
    return tx.sql
      .insertInto('phones')
      .values({ ...own, platform, address })
      .onConflict((conflict) => conflict.column('address').doUpdateSet(own))
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  },

  /** Undefined when the scope's organization has no such phone, or its owner is disabled. */
  async find(tx: OrganizationTransaction, id: string): Promise<RegisteredPhone | undefined> {
    return tx.sql
      .selectFrom('phones')
      .innerJoin('users', 'users.id', 'user_id')
      .where('users.organization_id', '=', tx.scope.organizationId)
      .where('phones.id', '=', id)
      .where('disabled_at', 'is', null)
      .select(COLUMNS)
      .executeTakeFirst();
  },

  /** Whether any user of any organization has a phone with this address. */
  async isKnown(tx: SystemTransaction, address: string): Promise<boolean> {
    const row = await tx.sql
      .selectFrom('phones')
      .where('address', '=', address)
      .select('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** All phones of those of the participants who belong to the organization and have any. */
  async ofParticipants(
    tx: ScopedTransaction,
    organizationId: string,
    participantIds: readonly string[],
  ): Promise<PhoneOfOrganization[]> {
    const { rows } = await sql<PhoneOfOrganization>`
      select phones.id as "phoneId", organization_id as "organizationId"
      from phones join participants using (user_id)
      where participants.id = any (${participantIds}::uuid[])
        and organization_id = ${organizationId}`.execute(tx.sql);
    return rows;
  },

  /** What a participant may read about their phones: an address is for the notifier alone. */
  async ofParticipant(tx: OrganizationTransaction, participantId: string): Promise<PhoneRecord[]> {
    return tx.sql
      .selectFrom('phones')
      .innerJoin('participants', 'participants.user_id', 'phones.user_id')
      .where('participants.organization_id', '=', tx.scope.organizationId)
      .where('participants.id', '=', participantId)
      .orderBy('registered_at')
      .select(['platform', 'language', 'registered_at as registeredAt'])
      .execute();
  },

  /** Answers the address; undefined when the user has no such phone. */
  async delete(
    tx: OrganizationTransaction,
    userId: string,
    id: string,
  ): Promise<string | undefined> {
    const row = await tx.sql
      .deleteFrom('phones')
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .returning('address')
      .executeTakeFirst();
    return row?.address;
  },

  /** Takes away a user's phones but the `keep` that were registered last; answers the addresses. */
  async deleteBeyond(tx: OrganizationTransaction, userId: string, keep: number): Promise<string[]> {
    const rows = await tx.sql
      .deleteFrom('phones')
      .where('id', 'in', (old) =>
        old
          .selectFrom('phones')
          .where('user_id', '=', userId)
          .orderBy('registered_at', 'desc')
          .offset(keep)
          .select('id'),
      )
      .returning('address')
      .execute();
    return rows.map(({ address }) => address);
  },

  /** Deletes a phone that takes no more pushes, unless it was registered again meanwhile. */
  async deleteDead(
    tx: OrganizationTransaction,
    { id, registeredAt }: Pick<RegisteredPhone, 'id' | 'registeredAt'>,
  ): Promise<void> {
    await tx.sql
      .deleteFrom('phones')
      .where('id', '=', id)
      .where('registered_at', '=', registeredAt)
      .execute();
  },
};

const COLUMNS = [
  'phones.id',
  'platform',
  'language',
  'address',
  'registered_at as registeredAt',
] as const;
