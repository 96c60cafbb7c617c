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
  renewSession,
  revokeSessionsOfAccount,
} from '../stores/session-store.ts';
import { secondFactorSettings, userAttributes } from '../user-attributes.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';
import { requireSession } from '../require-session.ts';
import { assertClient, field, operation } from './operation.ts';

/**
 * Renews the tokens of a session. With `rotate`, the refresh token is replaced too. Clients of `REFRESH_TOKEN_AUTH` keep
 * their first refresh token, as with Amazon Cognito; only `GetTokensFromRefreshToken` replaces it.
 */
export async function refreshSession(
  parts: UserPoolParts,
  refreshToken: string,
  { rotate }: { readonly rotate: boolean },
): Promise<AuthenticationAnswer> {
  const { within, now, sessionLife: life } = parts;
  const nextToken = rotate ? createRefreshToken() : undefined;
  // The refusal is thrown outside, or the end of a stolen token's session would be rolled back with it.
  const renewed = await within(async (tx) => {
    const renewal = await renewSession(
      tx,
      refreshTokenDigest(parts, refreshToken),
      nextToken && refreshTokenDigest(parts, nextToken),
      { now: now(), life },
    );
    if ('refused' in renewal) return renewal;
    return { ...renewal, account: await findAccount(tx, renewal.session.account_id) };
  });
  if ('refused' in renewed) {
    throw notAuthorized(
      renewed.refused === 'revoked' ? 'Refresh Token has been revoked' : 'Invalid Refresh Token',
    );
  }
  const { session, account } = renewed;
  if (!account) throw notAuthorized('Invalid Refresh Token');
  if (account.disabled_at) throw disabledUser();
  const groups = await groupsFor(parts, account.id);
  return authenticationResult(parts, { account, session, groups }, nextToken);
}

/** Renewing and ending sessions. */
export function tokenOperations(parts: UserPoolParts) {
  const { within, now } = parts;
  return {
    GetTokensFromRefreshToken: operation(
      z.object({ ClientId: field.clientId, RefreshToken: field.token }),
      async ({ ClientId, RefreshToken }) => {
        assertClient(parts, ClientId);
        const { AuthenticationResult } = await refreshSession(parts, RefreshToken, {
          rotate: true,
        });
        return { AuthenticationResult };
      },
    ),

    // The same for an unknown token, which has ended already (RFC 7009, 2.2).
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
