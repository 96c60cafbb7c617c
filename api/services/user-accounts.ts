import type { UserDirectory } from '../auth/user-directory.ts';
import { GaitwayError } from '../errors.ts';

/** A user's account at the sign-in service. */
export interface Account {
  readonly confirmed: boolean;
  readonly secondFactor: boolean;
}

/**
 * The result of a change at the sign-in service: the change was made, there is no such account, or an external issuer
 * manages the accounts and an administrator must make the change there.
 */
export type AccountChange = 'CHANGED' | 'NO_ACCOUNT' | 'ELSEWHERE';

/** A change of a user. The database stores it in any case. */
export interface UserChange {
  readonly userId: string;
  readonly accountChange: AccountChange;
}

/** Returns the account of a user. Null when there is none, or when an external issuer manages accounts. */
export async function accountOf(directory: UserDirectory, userId: string): Promise<Account | null> {
  if (directory.reach === 'none') return null;
  const user = await directory.find(userId);
  return user ? { confirmed: user.confirmed, secondFactor: user.secondFactor } : null;
}

/** Repeats a stored change at the sign-in service and returns its result there. */
export async function changeAccount(
  directory: UserDirectory,
  userId: string,
  change: (directory: UserDirectory) => Promise<void>,
): Promise<UserChange> {
  if (directory.reach === 'none') return { userId, accountChange: 'ELSEWHERE' };
  try {
    await change(directory);
  } catch (error) {
    if (!(error instanceof GaitwayError && error.code === 'NOT_FOUND')) throw error;
    return { userId, accountChange: 'NO_ACCOUNT' };
  }
  return { userId, accountChange: 'CHANGED' };
}
