import { sql } from 'kysely';
import type { Group } from '../../../domain/group.ts';
import { isUuid } from '../../../domain/uuid.ts';
import type { Account, UserPoolTransaction } from '../user-pool-tables.ts';

/** What signs an account in. */
export type Credentials = Pick<
  Account,
  'password_hash' | 'srp_user_id' | 'srp_salt' | 'srp_verifier'
>;

/** Finds an account by its address, its id or its `USER_ID_FOR_SRP`, in any case of letters. */
export function findAccount(
  tx: UserPoolTransaction,
  username: string,
): Promise<Account | undefined> {
  const name = username.toLowerCase();
  const accounts = tx.selectFrom('accounts').selectAll();
  return (
    isUuid(name)
      ? accounts.where((account) => account.or({ id: name, srp_user_id: name }))
      : accounts.where('email', '=', name)
  ).executeTakeFirst();
}

/** Reads an account by id, and locks it to the end of the transaction. */
export const lockAccount = (tx: UserPoolTransaction, id: string): Promise<Account | undefined> =>
  tx.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/**
 * Writes an account whose address is not proven yet. A later sign-up replaces an earlier one that nobody confirmed,
 * so that a stranger cannot leave a password of theirs on somebody's address. A confirmed account stays as it is.
 */
export async function putUnconfirmedAccount(
  tx: UserPoolTransaction,
  account: Credentials & Pick<Account, 'id' | 'email' | 'given_name' | 'family_name'>,
): Promise<void> {
  const { id, email, ...replaced } = account;
  await tx
    .insertInto('accounts')
    .values({ id, email, ...replaced })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet(replaced).where('accounts.confirmed_at', 'is', null),
    )
    .execute();
}

export async function confirmAccount(
  tx: UserPoolTransaction,
  id: string,
  confirmedAt: Date,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ confirmed_at: confirmedAt })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

export async function setCredentials(
  tx: UserPoolTransaction,
  id: string,
  credentials: Credentials,
): Promise<void> {
  await tx.updateTable('accounts').set(credentials).where('id', '=', id).execute();
}

/** Accounts by id, after that of the page before. */
export function listAccounts(
  tx: UserPoolTransaction,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Account[]> {
  const all = tx.selectFrom('accounts').selectAll().orderBy('id').limit(limit);
  return (after === undefined ? all : all.where('id', '>', after)).execute();
}

/** What an administrator may change; answers false when there is no such account. */
export async function changeAccount(
  tx: UserPoolTransaction,
  id: string,
  change: Partial<
    Pick<Account, 'given_name' | 'family_name' | 'groups' | 'disabled_at' | 'confirmed_at'>
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts an account into one of the pool's groups, or out of it. */
export async function setMembership(
  tx: UserPoolTransaction,
  id: string,
  group: Group,
  member: boolean,
): Promise<void> {
  const without = sql<Group[]>`array_remove(groups, ${group})`;
  await tx
    .updateTable('accounts')
    .set({ groups: member ? sql<Group[]>`array_append(${without}, ${group})` : without })
    .where('id', '=', id)
    .execute();
}

/** Deletes an account with its sessions, where there is one. */
export async function removeAccount(tx: UserPoolTransaction, id: string): Promise<void> {
  await tx.deleteFrom('accounts').where('id', '=', id).execute();
}
