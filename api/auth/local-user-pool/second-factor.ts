import { randomBytes } from 'node:crypto';
import { type AuthenticationAnswer, startSession } from './authentication-result.ts';
import { CognitoError, expiredSession, lockedOut } from './cognito-error.ts';
import { findAccount } from './stores/account-store.ts';
import {
  consumeCode,
  findChallengedAccount,
  putSecondFactorChallenge,
  removeSecondFactorChallenge,
} from './stores/second-factor-store.ts';
import { setProven } from './stores/session-store.ts';
import { isLockedOut, settleSignIn } from './stores/sign-in-failure-store.ts';
import type { Account, Session } from './user-pool-tables.ts';
import { subjectOf, type UserPoolParts } from './user-pool-parts.ts';

const CHALLENGE_MS = 3 * 60_000;

/** Asks who has proven the password for a one-time code as well. */
export async function askForSecondFactor(
  { within, secrets, now }: UserPoolParts,
  account: Account,
) {
  const session = randomBytes(32).toString('base64url');
  const digest = secrets.digest('second factor session', session);
  const expiresAt = new Date(now().getTime() + CHALLENGE_MS);
  await within((tx) => putSecondFactorChallenge(tx, digest, account.id, now(), expiresAt));
  return {
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: session,
    ChallengeParameters: { USER_ID_FOR_SRP: account.srp_user_id },
  };
}

/**
 * Finishes the sign-in with a one-time code. A wrong one may be corrected within the three minutes, and counts
 * towards the lock like a wrong password.
 * @throws {CognitoError} CodeMismatchException, ExpiredCodeException for a code that was used, NotAuthorizedException
 */
export async function answerSecondFactor(
  parts: UserPoolParts,
  { session, username, code }: { session: string; username: string; code: string },
): Promise<AuthenticationAnswer> {
  const { within, secrets, now } = parts;
  const digest = secrets.digest('second factor session', session);
  const account = await within(async (tx) => {
    const challenged = await findChallengedAccount(tx, digest, now());
    const named = challenged && (await findAccount(tx, username));
    return named?.id === challenged?.id ? challenged : undefined;
  });
  if (!account) throw expiredSession();
  const subject = subjectOf(secrets, account.email);
  if (await within((tx) => isLockedOut(tx, subject, now()))) throw lockedOut();
  const verdict = await within((tx) => consumeCode(tx, account.id, secrets, code, now()));
  if (verdict === 'used') throw usedCode();
  const proof = verdict === 'right' ? 'whole' : 'none';
  const settled = await within((tx) => settleSignIn(tx, subject, proof, now()));
  if (settled === 'locked') throw lockedOut();
  if (settled === 'refused') {
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
  }
  if (!(await within((tx) => removeSecondFactorChallenge(tx, digest)))) throw expiredSession();
  return startSession(parts, account, 'both');
}

/**
 * Proves the second factor once more in a session that is signed in, as its changes demand. Wrong codes count towards
 * the lock, because a stolen session could otherwise guess without end.
 * @throws {CognitoError} EnableSoftwareTokenMFAException, ExpiredCodeException for a code that was used,
 * NotAuthorizedException
 */
export async function proveSecondFactorAgain(
  parts: UserPoolParts,
  { account, session }: { readonly account: Account; readonly session: Session },
  code: string,
): Promise<void> {
  const { within, secrets, now } = parts;
  const subject = subjectOf(secrets, account.email);
  if (await within((tx) => isLockedOut(tx, subject, now()))) throw lockedOut();
  const verdict = await within((tx) => consumeCode(tx, account.id, secrets, code, now()));
  if (verdict === 'used') throw usedCode();
  // A code proves nothing about the password, so earlier failures are not forgotten.
  const proof = verdict === 'right' ? 'half' : 'none';
  const settled = await within((tx) => settleSignIn(tx, subject, proof, now()));
  if (settled === 'locked') throw lockedOut();
  if (settled === 'refused') throw wrongSetUpCode();
  await within((tx) => setProven(tx, session.id, now()));
}

export const wrongSetUpCode = () =>
  new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch');

const usedCode = () =>
  new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
