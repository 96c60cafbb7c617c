import { stepOfCode } from '../one-time-codes.ts';
import type { PoolSecrets } from '../pool-secrets.ts';
import type { Account, UserPoolTransaction } from '../user-pool-tables.ts';

/** What became of a one-time code that somebody typed. */
export type OneTimeVerdict = 'right' | 'wrong' | 'used';

/** Keeps the secret that a phone was just shown, until a code proves that the phone has it. */
export async function offerSecret(
  tx: UserPoolTransaction,
  accountId: string,
  sealedSecret: string,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ totp_offered: sealedSecret })
    .where('id', '=', accountId)
    .execute();
}

/** Takes the offered secret for the account's own when the code is one of it. */
export async function acceptOfferedSecret(
  tx: UserPoolTransaction,
  accountId: string,
  secrets: PoolSecrets,
  code: string,
  now: Date,
): Promise<boolean> {
  const account = await lockAccount(tx, accountId);
  if (!account?.totp_offered) return false;
  const step = stepOfCode(secrets.open(account.totp_offered), code, now);
  if (step === null) return false;
  await tx
    .updateTable('accounts')
    .set({ totp_secret: account.totp_offered, totp_offered: null, totp_last_step: step })
    .where('id', '=', accountId)
    .execute();
  return true;
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
  await tx
    .updateTable('accounts')
    .set({ totp_last_step: step })
    .where('id', '=', accountId)
    .execute();
  return 'right';
}

/** Turns the second factor on or off; answers false when there is no proven secret to turn on. */
export async function setSecondFactor(
  tx: UserPoolTransaction,
  accountId: string,
  enabled: boolean,
): Promise<boolean> {
  const account = await lockAccount(tx, accountId);
  if (enabled && !account?.totp_secret) return false;
  await tx
    .updateTable('accounts')
    .set({ totp_enabled: enabled })
    .where('id', '=', accountId)
    .execute();
  return true;
}

/** Forgets the phone: what it shows is good for nothing any more. */
export async function forgetSecondFactor(
  tx: UserPoolTransaction,
  accountId: string,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ totp_enabled: false, totp_secret: null, totp_offered: null, totp_last_step: null })
    .where('id', '=', accountId)
    .execute();
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

const lockAccount = (tx: UserPoolTransaction, id: string) =>
  tx.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
