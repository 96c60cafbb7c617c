import { GaitwayError } from '../../errors.ts';
import { notAuthorized } from './cognito-error.ts';
import { findAccount } from './stores/account-store.ts';
import { findSession } from './stores/session-store.ts';
import type { Account, Session } from './user-pool-tables.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

/**
 * Who an access token belongs to. The session must not have been ended.
 * @throws {CognitoError} NotAuthorizedException when the token is refused, expired or revoked
 */
export async function requireSession(
  { authenticator, within }: UserPoolParts,
  accessToken: string,
): Promise<{ account: Account; session: Session }> {
  const claims = await authenticator.authenticate(accessToken).catch((error: unknown) => {
    throw error instanceof GaitwayError ? notAuthorized(error.message) : error;
  });
  const { tokenUse, userId, sessionId } = claims;
  if (tokenUse !== 'access' || !sessionId) throw notAuthorized('Invalid Access Token');
  const { account, session } = await within(async (tx) => ({
    account: await findAccount(tx, userId),
    session: await findSession(tx, sessionId),
  }));
  if (!account || !session || session.account_id !== account.id || session.revoked_at) {
    throw notAuthorized('Access Token has been revoked');
  }
  return { account, session };
}
