import { randomUUID } from 'node:crypto';
import type { Session, UserPoolTransaction } from '../user-pool-tables.ts';

/**
 * A client that lost a response may send the same token again for this long, as with Amazon Cognito. Later the token counts
 * as stolen.
 */
const GRACE_MS = 60_000;

/** How long sessions last, in milliseconds. */
export interface SessionLife {
  readonly longestMs: number;
  /** Without a renewal. */
  readonly idleMs: number;
}

/** The session that a refresh token renews, or why there is none. */
export type Renewal = { readonly session: Session } | { readonly refused: 'invalid' | 'revoked' };

/**
 * Creates a session whose first refresh token has this digest. `secondFactorAt` is the time at which the sign-in proved a
 * second factor, or null.
 */
export async function createSession(
  tx: UserPoolTransaction,
  accountId: string,
  { tokenDigest, secondFactorAt }: { tokenDigest: string; secondFactorAt: Date | null },
  { now, life }: { readonly now: Date; readonly life: SessionLife },
): Promise<Session> {
  await tx.deleteFrom('sessions').where('expires_at', '<=', now).execute();
  const session = await tx
    .insertInto('sessions')
    .values({
      id: randomUUID(),
      account_id: accountId,
      signed_in_at: now,
      expires_at: new Date(now.getTime() + life.longestMs),
      idle_until: new Date(now.getTime() + life.idleMs),
      second_factor_at: secondFactorAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('refresh_tokens')
    .values({ digest: tokenDigest, session_id: session.id })
    .execute();
  return session;
}

export function findSession(tx: UserPoolTransaction, id: string): Promise<Session | undefined> {
  return tx.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Renews the session of a refresh token. A token that was replaced more than a minute ago has two holders, and one of them
 * stole it, so the whole session ends.
 *
 * @param nextDigest replaces the token; without it, the token stays valid
 */
export async function renewSession(
  tx: UserPoolTransaction,
  digest: string,
  nextDigest: string | undefined,
  { now, life }: { readonly now: Date; readonly life: SessionLife },
): Promise<Renewal> {
  const token = await tx
    .selectFrom('refresh_tokens')
    .selectAll()
    .where('digest', '=', digest)
    .forUpdate()
    .executeTakeFirst();
  const session = token && (await findSession(tx, token.session_id));
  if (!session || session.expires_at <= now || session.idle_until <= now) {
    return { refused: 'invalid' };
  }
  if (session.revoked_at) return { refused: 'revoked' };
  if (token.replaced_at && now.getTime() - token.replaced_at.getTime() > GRACE_MS) {
    await revokeSession(tx, session.id, now);
    return { refused: 'revoked' };
  }
  await tx
    .updateTable('sessions')
    .set({ idle_until: new Date(now.getTime() + life.idleMs) })
    .where('id', '=', session.id)
    .execute();
  if (nextDigest !== undefined) {
    await tx
      .updateTable('refresh_tokens')
      .set({ replaced_at: now })
      .where('digest', '=', digest)
      .where('replaced_at', 'is', null)
      .execute();
    await tx
      .insertInto('refresh_tokens')
      .values({ digest: nextDigest, session_id: session.id })
      .execute();
  }
  return { session };
}

/** Ends the session that a refresh token belongs to, if there is one. */
export async function revokeSessionOfToken(
  tx: UserPoolTransaction,
  digest: string,
  now: Date,
): Promise<void> {
  const token = await tx
    .selectFrom('refresh_tokens')
    .select('session_id')
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (token) await revokeSession(tx, token.session_id, now);
}

/** Remembers that a session has just proven the second factor. */
export async function setProven(tx: UserPoolTransaction, id: string, now: Date): Promise<void> {
  await tx.updateTable('sessions').set({ second_factor_at: now }).where('id', '=', id).execute();
}

/** Forgets what the sessions of an account proved, because its second factor is not the same any more. */
export async function forgetProofs(tx: UserPoolTransaction, accountId: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ second_factor_at: null })
    .where('account_id', '=', accountId)
    .where('second_factor_at', 'is not', null)
    .execute();
}

/** Ends all sessions of an account, or all but one. */
export async function revokeSessionsOfAccount(
  tx: UserPoolTransaction,
  accountId: string,
  now: Date,
  exceptSessionId?: string,
): Promise<void> {
  const open = tx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null);
  await (exceptSessionId === undefined ? open : open.where('id', '!=', exceptSessionId)).execute();
}

async function revokeSession(tx: UserPoolTransaction, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}
