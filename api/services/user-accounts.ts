import type { UserDirectory } from '../auth/user-directory.ts';
import { GaitwayError } from '../errors.ts';

/** How somebody signs in, as the sign-in service knows it. */
export interface Account {
  readonly confirmed: boolean;
  readonly secondFactor: boolean;
}

/**
 * What became of a change at the sign-in service: it was made there too, there is no such account, or accounts are kept
 * at an issuer elsewhere, where it has to be made by hand.
 */
export type AccountChange = 'CHANGED' | 'NO_ACCOUNT' | 'ELSEWHERE';

/** A change of a user. The record holds it in any case. */
export interface UserChange {
  readonly userId: string;
  readonly accountChange: AccountChange;
}

/** The account of a user; null when there is none, or when accounts are kept elsewhere. */
export async function accountOf(directory: UserDirectory, userId: string): Promise<Account | null> {
  if (directory.reach === 'none') return null;
  const user = await directory.find(userId);
  return user ? { confirmed: user.confirmed, secondFactor: user.secondFactor } : null;
}

/** Makes a change that the record holds already at the sign-in service too, and says what became of it there. */
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
