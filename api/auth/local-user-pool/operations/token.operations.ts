import { z } from 'zod';
import {
  type AuthenticationAnswer,
  authenticationResult,
  createRefreshToken,
  groupsFor,
  refreshTokenDigest,
} from '../authentication-result.ts';
import { disabledUser, notAuthorized } from '../cognito-error.ts';
import { findAccount } from '../stores/account-store.ts';
import {
  revokeSessionOfToken,
  revokeSessionsOfAccount,
  rotateRefreshToken,
} from '../stores/session-store.ts';
import { secondFactorSettings, userAttributes } from '../user-attributes.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';
import { requireSession } from '../require-session.ts';
import { assertClient, field, operation } from './operation.ts';

/** Exchanges a refresh token for new tokens, the next refresh token among them. */
export async function refreshSession(
  parts: UserPoolParts,
  refreshToken: string,
): Promise<AuthenticationAnswer> {
  const { within, now } = parts;
  const nextToken = createRefreshToken();
  // The refusal is thrown outside, or the end of a stolen token's session would be rolled back with it.
  const rotated = await within(async (tx) => {
    const rotation = await rotateRefreshToken(
      tx,
      refreshTokenDigest(parts, refreshToken),
      refreshTokenDigest(parts, nextToken),
      now(),
    );
    if ('refused' in rotation) return rotation;
    return { ...rotation, account: await findAccount(tx, rotation.session.account_id) };
  });
  if ('refused' in rotated) {
    throw notAuthorized(
      rotated.refused === 'revoked' ? 'Refresh Token has been revoked' : 'Invalid Refresh Token',
    );
  }
  const { session, account } = rotated;
  if (!account) throw notAuthorized('Invalid Refresh Token');
  if (account.disabled_at) throw disabledUser();
  const groups = await groupsFor(parts, account.id);
  return authenticationResult(parts, { account, session, groups }, nextToken);
}

/** Keeping a session alive, and ending it. */
export function tokenOperations(parts: UserPoolParts) {
  const { within, now } = parts;
  return {
    GetTokensFromRefreshToken: operation(
      z.object({ ClientId: field.clientId, RefreshToken: field.token }),
      async ({ ClientId, RefreshToken }) => {
        assertClient(parts, ClientId);
        const { AuthenticationResult } = await refreshSession(parts, RefreshToken);
        return { AuthenticationResult };
      },
    ),

    // An unknown token is ended already, so the answer is the same (RFC 7009, 2.2).
    RevokeToken: operation(
      z.object({ ClientId: field.clientId, Token: field.token }),
      async ({ ClientId, Token }) => {
        assertClient(parts, ClientId);
        await within((tx) => revokeSessionOfToken(tx, refreshTokenDigest(parts, Token), now()));
        return {};
      },
    ),

    GlobalSignOut: operation(z.object({ AccessToken: field.token }), async ({ AccessToken }) => {
      const { account } = await requireSession(parts, AccessToken);
      await within((tx) => revokeSessionsOfAccount(tx, account.id, now()));
      return {};
    }),

    GetUser: operation(z.object({ AccessToken: field.token }), async ({ AccessToken }) => {
      const { account } = await requireSession(parts, AccessToken);
      return {
        Username: account.id,
        UserAttributes: userAttributes(account),
        ...secondFactorSettings(account),
      };
    }),
  };
}
