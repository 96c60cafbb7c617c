import { sql } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { PhonePlatform } from '../domain/phone.ts';
import type { ScopedTransaction } from '../database/database.ts';

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

/** Statements on phones, in system scope: no viewer has a right to them. */
export const phoneStore = {
  /** A phone belongs to whoever signed in on it last. */
  async put(
    tx: ScopedTransaction,
    userId: string,
    { platform, language, address, registeredAt }: Omit<RegisteredPhone, 'id'>,
  ): Promise<RegisteredPhone> {
    const own = { user_id: userId, language, registered_at: registeredAt };
    return tx.sql
      .insertInto('phones')
      .values({ ...own, platform, address })
      .onConflict((conflict) => conflict.column('address').doUpdateSet(own))
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  },

  /** Undefined when there is none, or its owner is disabled. */
  async find(tx: ScopedTransaction, id: string): Promise<RegisteredPhone | undefined> {
    return tx.sql
      .selectFrom('phones')
      .innerJoin('users', 'users.id', 'user_id')
      .where('phones.id', '=', id)
      .where('disabled_at', 'is', null)
      .select(COLUMNS)
      .executeTakeFirst();
  },

  async isKnown(tx: ScopedTransaction, address: string): Promise<boolean> {
    const row = await tx.sql
      .selectFrom('phones')
      .where('address', '=', address)
      .select('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** All phones of participants who have any. */
  async ofParticipants(
    tx: ScopedTransaction,
    participantIds: readonly string[],
  ): Promise<PhoneOfOrganization[]> {
    const { rows } = await sql<PhoneOfOrganization>`
      select phones.id as "phoneId", organization_id as "organizationId"
      from phones join participants using (user_id)
      where participants.id = any (${participantIds}::uuid[])`.execute(tx.sql);
    return rows;
  },

  /** What a participant may read about their phones: an address is for the notifier alone. */
  async ofParticipant(tx: ScopedTransaction, participantId: string): Promise<PhoneRecord[]> {
    return tx.sql
      .selectFrom('phones')
      .innerJoin('participants', 'participants.user_id', 'phones.user_id')
      .where('participants.id', '=', participantId)
      .orderBy('registered_at')
      .select(['platform', 'language', 'registered_at as registeredAt'])
      .execute();
  },

  /** Answers the address; undefined when the user has no such phone. */
  async delete(tx: ScopedTransaction, userId: string, id: string): Promise<string | undefined> {
    const row = await tx.sql
      .deleteFrom('phones')
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .returning('address')
      .executeTakeFirst();
    return row?.address;
  },

  /** Takes away a user's phones but the `keep` that were registered last; answers the addresses. */
  async deleteBeyond(tx: ScopedTransaction, userId: string, keep: number): Promise<string[]> {
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

  async deleteByAddress(tx: ScopedTransaction, address: string): Promise<void> {
    await tx.sql.deleteFrom('phones').where('address', '=', address).execute();
  },
};

const COLUMNS = [
  'phones.id',
  'platform',
  'language',
  'address',
  'registered_at as registeredAt',
] as const;
