import { randomBytes } from 'node:crypto';
import { disabledUser } from './cognito-error.ts';
import { callTrigger } from './operations/operation.ts';
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
    readonly RefreshToken: string;
    readonly TokenType: 'Bearer';
  };
  readonly ChallengeParameters: Readonly<Record<string, string>>;
}

/** Signs an account in: a new session, and its first tokens. */
export async function startSession(
  parts: UserPoolParts,
  account: Account,
): Promise<AuthenticationAnswer> {
  if (account.disabled_at) throw disabledUser();
  const groups = await groupsFor(parts, account.id);
  const refreshToken = createRefreshToken();
  const session = await parts.within((tx) =>
    createSession(tx, account.id, refreshTokenDigest(parts, refreshToken), parts.now()),
  );
  return authenticationResult(parts, { account, session, groups }, refreshToken);
}

export function authenticationResult(
  { signer }: UserPoolParts,
  subject: TokenSubject,
  refreshToken: string,
): AuthenticationAnswer {
  const { accessToken, idToken, expiresInSeconds } = signer.sign(subject);
  return {
    AuthenticationResult: {
      AccessToken: accessToken,
      ExpiresIn: expiresInSeconds,
      IdToken: idToken,
      RefreshToken: refreshToken,
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  };
}
