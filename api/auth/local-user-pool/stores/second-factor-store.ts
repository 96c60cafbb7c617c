import { stepOfCode } from '../one-time-codes.ts';
import type { PoolSecrets } from '../pool-secrets.ts';
import type { Account, AccountChange, Session, UserPoolTransaction } from '../user-pool-tables.ts';
import { lockAccount } from './account-store.ts';
import { removeChallenges } from './challenge-store.ts';
import { findSession, forgetProofs, revokeSessionsOfAccount, setProven } from './session-store.ts';

/** What became of a one-time code that somebody typed. */
export type OneTimeVerdict = 'right' | 'wrong' | 'used';

/** The account and the session that ask for a change of the second factor. */
export interface Owner {
  readonly accountId: string;
  readonly sessionId: string;
}

/** A change of the second factor, or why it is refused: the session has ended, or must prove the factor again. */
export type ChangeVerdict = 'done' | 'ended' | 'unproven';

/** How long after a code a session may change the second factor. */
const FRESH_MS = 5 * 60_000;

/** Keeps the secret that a phone was just shown, until a code proves that the phone has it. */
export async function offerSecret(
  tx: UserPoolTransaction,
  owner: Owner,
  sealedSecret: string,
  now: Date,
): Promise<ChangeVerdict> {
  const { account, session } = await lockOwner(tx, owner);
  if (!account || !session) return 'ended';
  if (account.totp_enabled && !isFresh(session, now)) return 'unproven';
  await updateAccount(tx, account.id, { totp_offered: sealedSecret });
  return 'done';
}

/**
 * Makes the offered secret the account's own when the code is one of it. From then on this session alone has proven
 * the second factor; when the factor is on, the other sessions end.
 */
export async function acceptOfferedSecret(
  tx: UserPoolTransaction,
  owner: Owner,
  secrets: PoolSecrets,
  code: string,
  now: Date,
): Promise<'accepted' | 'wrong' | 'not-offered'> {
  const { account, session } = await lockOwner(tx, owner);
  if (!account?.totp_offered || !session) return 'not-offered';
  const step = stepOfCode(secrets.open(account.totp_offered), code, now);
  if (step === null) return 'wrong';
  await updateAccount(tx, account.id, {
    totp_secret: account.totp_offered,
    totp_offered: null,
    totp_last_step: step,
  });
  await forgetProofs(tx, account.id);
  await setProven(tx, session.id, now);
  if (account.totp_enabled) await endOthers(tx, owner, now);
  return 'accepted';
}

/** Uses a code up: it is good once, whoever of two is first. */
export async function consumeCode(
  tx: UserPoolTransaction,
  accountId: string,
  secrets: PoolSecrets,
  code: string,
  now: Date,
): Promise<OneTimeVerdict> {
  const account = await lockAccount(tx, accountId);
  const step = account?.totp_secret
    ? stepOfCode(secrets.open(account.totp_secret), code, now)
    : null;
  if (!account || step === null) return 'wrong';
  if (account.totp_last_step !== null && step <= Number(account.totp_last_step)) return 'used';
  await updateAccount(tx, accountId, { totp_last_step: step });
  return 'right';
}

/**
 * Turns the second factor on, for a session that has proven the account's secret. Ends the other sessions and the
 * sign-ins under way: the password alone let them in.
 */
export async function turnOn(
  tx: UserPoolTransaction,
  owner: Owner,
  now: Date,
): Promise<ChangeVerdict> {
  const { account, session } = await lockOwner(tx, owner);
  if (!account || !session) return 'ended';
  if (!account.totp_secret || !session.second_factor_at) return 'unproven';
  if (account.totp_enabled) return 'done';
  await updateAccount(tx, account.id, { totp_enabled: true, totp_offered: null });
  await endOthers(tx, owner, now);
  return 'done';
}

/** Turns the second factor off, for a session that has proven it within the last five minutes. */
export async function turnOff(
  tx: UserPoolTransaction,
  owner: Owner,
  now: Date,
): Promise<ChangeVerdict> {
  const { account, session } = await lockOwner(tx, owner);
  if (!account || !session) return 'ended';
  if (!account.totp_enabled) return 'done';
  if (!isFresh(session, now)) return 'unproven';
  await updateAccount(tx, account.id, { totp_enabled: false });
  await forgetProofs(tx, account.id);
  return 'done';
}

/** Forgets the phone: what it shows is good for nothing any more. */
export async function forgetSecondFactor(
  tx: UserPoolTransaction,
  accountId: string,
): Promise<void> {
  await updateAccount(tx, accountId, {
    totp_enabled: false,
    totp_secret: null,
    totp_offered: null,
    totp_last_step: null,
  });
  await forgetProofs(tx, accountId);
}

/** Remembers that somebody proved the password and owes a code. */
export async function putSecondFactorChallenge(
  tx: UserPoolTransaction,
  sessionDigest: string,
  accountId: string,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.deleteFrom('second_factor_challenges').where('expires_at', '<=', now).execute();
  await tx
    .insertInto('second_factor_challenges')
    .values({ session_digest: sessionDigest, account_id: accountId, expires_at: expiresAt })
    .execute();
}

/** Who owes a code; undefined when the session is unknown, answered or too old. */
export function findChallengedAccount(
  tx: UserPoolTransaction,
  sessionDigest: string,
  now: Date,
): Promise<Account | undefined> {
  return tx
    .selectFrom('second_factor_challenges')
    .innerJoin('accounts', 'accounts.id', 'second_factor_challenges.account_id')
    .selectAll('accounts')
    .where('session_digest', '=', sessionDigest)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Answers whether it was there: of two right answers to one challenge, one signs in. */
export async function removeSecondFactorChallenge(
  tx: UserPoolTransaction,
  sessionDigest: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('second_factor_challenges')
    .where('session_digest', '=', sessionDigest)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The session is read below the lock: whatever ends it holds the lock too. */
async function lockOwner(tx: UserPoolTransaction, { accountId, sessionId }: Owner) {
  const account = await lockAccount(tx, accountId);
  const session = await findSession(tx, sessionId);
  const isLive = session?.account_id === accountId && session.revoked_at === null;
  return { account, session: isLive ? session : undefined };
}

const isFresh = ({ second_factor_at: provenAt }: Session, now: Date): boolean =>
  provenAt !== null && now.getTime() - provenAt.getTime() <= FRESH_MS;

async function endOthers(
  tx: UserPoolTransaction,
  { accountId, sessionId }: Owner,
  now: Date,
): Promise<void> {
  await removeChallenges(tx, accountId);
  await revokeSessionsOfAccount(tx, accountId, now, sessionId);
}

async function updateAccount(
  tx: UserPoolTransaction,
  id: string,
  change: AccountChange,
): Promise<void> {
  await tx.updateTable('accounts').set(change).where('id', '=', id).execute();
}
