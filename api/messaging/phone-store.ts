import { sql } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { PhonePlatform } from '../domain/phone.ts';
import type {
  OrganizationTransaction,
  ScopedTransaction,
  SystemTransaction,
} from '../database/database.ts';

/** A phone that receives push notifications. */
export interface RegisteredPhone {
  readonly id: string;
  readonly platform: PhonePlatform;
  readonly language: Language;
  /** The phone's address at the push service. */
  readonly address: string;
  readonly registeredAt: Date;
}

/** The data about a phone that its owner may read. */
export type PhoneRecord = Pick<RegisteredPhone, 'platform' | 'language' | 'registeredAt'>;

/** The recipient of a push. */
export interface PhoneOfOrganization {
  readonly phoneId: string;
  readonly organizationId: string;
}

/** Statements on phones. They need system rights: viewers have none on this table. */
export const phoneStore = {
  /**
   * Registers a phone. A phone belongs to the user who signed in on it last, even across organizations. It gets a new id
   * with a new owner, so that the id does not link the two users.
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

  /** Returns undefined when the scope's organization has no such phone, or its owner is disabled. */
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

  /** Returns all phones of these participants. Participants of other organizations are ignored. */
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

  /** Returns a participant's phones without their addresses, which only the notifier needs. */
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

  /** Deletes a phone. Returns its address; undefined when the user has no such phone. */
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

  /** Deletes a user's phones except the `keep` most recently registered. Returns the deleted addresses. */
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

  /** Deletes a phone that no longer accepts pushes, unless it was registered again meanwhile. */
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
