import { randomBytes } from 'node:crypto';
import { disabledUser, expiredSession } from './cognito-error.ts';
import { callTrigger } from './operations/operation.ts';
import { lockAccount } from './stores/account-store.ts';
import { createSession } from './stores/session-store.ts';
import type { TokenSubject } from './token-signer.ts';
import type { Account } from './user-pool-tables.ts';
import type { UserPoolParts } from './user-pool-parts.ts';

/** A refresh token: opaque, and known to the database by its digest alone. */
export const createRefreshToken = (): string => randomBytes(32).toString('base64url');

export const refreshTokenDigest = ({ secrets }: UserPoolParts, token: string): string =>
  secrets.digest('refresh token', token);

/** Groups as they are now, so that a change of group or a disabled user takes effect with the next token. */
export const groupsFor = async ({ triggers }: UserPoolParts, userId: string) =>
  (await callTrigger('PreTokenGeneration', () => triggers.preTokenGeneration({ userId }))).groups;

/** The answer to a sign-in or a refresh, as Amazon Cognito names it. */
export interface AuthenticationAnswer {
  readonly AuthenticationResult: {
    readonly AccessToken: string;
    readonly ExpiresIn: number;
    readonly IdToken: string;
    /** Absent when the client keeps its refresh token. */
    readonly RefreshToken?: string;
    readonly TokenType: 'Bearer';
  };
  readonly ChallengeParameters: Readonly<Record<string, string>>;
}

/** What a sign-in has proven: the password alone, or a code of the second factor as well. */
export type SignInFactors = 'password' | 'both';

/**
 * Signs an account in: creates a session and its first tokens. `account` is the account that the proof was judged by.
 * @throws {CognitoError} NotAuthorizedException when the account was disabled, or when its password or its second
 * factor changed since the proof was judged
 */
export async function startSession(
  parts: UserPoolParts,
  account: Account,
  factors: SignInFactors,
): Promise<AuthenticationAnswer> {
  if (account.disabled_at) throw disabledUser();
  const groups = await groupsFor(parts, account.id);
  const refreshToken = createRefreshToken();
  const session = await parts.within(async (tx) => {
    // What ends all sessions holds this lock: this one begins before and ends with them, or sees the change.
    const current = await lockAccount(tx, account.id);
    if (!current || current.password_hash !== account.password_hash) throw expiredSession();
    if (current.disabled_at) throw disabledUser();
    if (current.totp_enabled && factors === 'password') throw expiredSession();
    const proof = {
      tokenDigest: refreshTokenDigest(parts, refreshToken),
      secondFactorAt: factors === 'both' ? parts.now() : null,
    };
    return createSession(tx, account.id, proof, { now: parts.now(), life: parts.sessionLife });
  });
  return authenticationResult(parts, { account, session, groups }, refreshToken);
}

export function authenticationResult(
  { signer }: UserPoolParts,
  subject: TokenSubject,
  refreshToken?: string,
): AuthenticationAnswer {
  const { accessToken, idToken, expiresInSeconds } = signer.sign(subject);
  return {
    AuthenticationResult: {
      AccessToken: accessToken,
      ExpiresIn: expiresInSeconds,
      IdToken: idToken,
      ...(refreshToken !== undefined && { RefreshToken: refreshToken }),
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  };
}
