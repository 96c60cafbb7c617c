import { startSession } from '../authentication-result.ts';
import { CognitoError, lockedOut, wrongCredentials } from '../cognito-error.ts';
import { askForSecondFactor } from '../second-factor.ts';
import { findAccount } from '../stores/account-store.ts';
import { isLockedOut, settleSignIn } from '../stores/sign-in-failure-store.ts';
import type { Account } from '../user-pool-tables.ts';
import { lockOf, subjectOf, type UserPoolParts } from '../user-pool-parts.ts';

/** What every sign-in with a password passes, however the password is proven: limits, lock-out, second factor. */
export function createSignInAttempts(parts: UserPoolParts) {
  const { within, secrets, now, limits } = parts;

  /** Who wants to sign in; the subject is there even when nobody has that name. */
  async function identify(username: string, network: string) {
    await limits.takeSignIn(network);
    const { account, subject, locked } = await within(async (tx) => {
      const found = await findAccount(tx, username);
      const subject = subjectOf(secrets, found?.email ?? username);
      // Failures of the second factor are counted for all networks together.
      const locks = [subject, lockOf(secrets, subject, network)];
      return { account: found, subject, locked: await isLockedOut(tx, locks, now()) };
    });
    if (locked) throw lockedOut();
    return { account, subject };
  }

  /**
   * Judges a password and counts the attempt, then signs in the account's owner, or asks for the second factor.
   * `account` is undefined when no account has the name.
   */
  async function settle(
    { subject, network }: { readonly subject: string; readonly network: string },
    account: Account | undefined,
    judge: () => Promise<boolean>,
  ) {
    const guess = await limits.takePasswordGuess({ subject, network, accountId: account?.id });
    const proven = await judge().catch(async (error: unknown) => {
      await guess.giveBack();
      throw error;
    });
    const rightProof = account?.totp_enabled ? 'half' : 'whole';
    const proof = proven ? rightProof : 'none';
    const lock = lockOf(secrets, subject, network);
    const verdict = await within((tx) => settleSignIn(tx, lock, proof, now()));
    if (verdict === 'refused') await guess.fail();
    else await guess.giveBack();
    if (verdict === 'locked') throw lockedOut();
    if (verdict === 'refused' || !account) throw wrongCredentials();
    if (!account.confirmed_at) {
      throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
    }
    if (account.totp_enabled) return askForSecondFactor(parts, account);
    const answer = await startSession(parts, account, 'password');
    await limits.welcome(account.id, network);
    return answer;
  }

  return { identify, settle };
}

export type SignInAttempts = ReturnType<typeof createSignInAttempts>;
