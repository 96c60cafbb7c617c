import { randomUUID, sign } from 'node:crypto';
import type { Group } from '../../domain/group.ts';
import type { SigningKey } from './signing-key.ts';
import type { Account, Session } from './user-pool-tables.ts';

/** Who a pair of tokens is for. */
export interface TokenSubject {
  readonly account: Account;
  readonly session: Session;
  readonly groups: readonly Group[];
}

export interface TokenSigner {
  /** An access and an id token with the claims that Amazon Cognito gives them, and `amr`: what the session proved. */
  sign(subject: TokenSubject): {
    readonly accessToken: string;
    readonly idToken: string;
    readonly expiresInSeconds: number;
  };
}

export interface TokenSignerOptions {
  readonly key: SigningKey;
  readonly issuer: string;
  readonly clientId: string;
  readonly tokenMinutes: number;
  readonly now: () => Date;
}

export function createTokenSigner(options: TokenSignerOptions): TokenSigner {
  const { key, issuer, clientId, tokenMinutes, now } = options;
  const header = encode({ kid: key.kid, alg: 'RS256' });

  function signToken(claims: object): string {
    const unsigned = `${header}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(unsigned), key.privateKey);
    return `${unsigned}.${signature.toString('base64url')}`;
  }

  return {
    sign({ account, session, groups }) {
      const issuedAt = epochSeconds(now());
      // No token outlives its session.
      const expiresAt = Math.min(issuedAt + tokenMinutes * 60, epochSeconds(session.expires_at));
      const shared = {
        sub: account.id,
        ...(groups.length > 0 && { 'cognito:groups': groups }),
        iss: issuer,
        origin_jti: session.id,
        event_id: randomUUID(),
        auth_time: epochSeconds(session.signed_in_at),
        amr: session.second_factor_at ? ['pwd', 'otp', 'mfa'] : ['pwd'], // RFC 8176
        iat: issuedAt,
        exp: expiresAt,
      };
      return {
        accessToken: signToken({
          ...shared,
          token_use: 'access',
          client_id: clientId,
          scope: 'aws.cognito.signin.user.admin',
          username: account.id,
          jti: randomUUID(),
        }),
        idToken: signToken({
          ...shared,
          token_use: 'id',
          aud: clientId,
          'cognito:username': account.id,
          email: account.email,
          email_verified: account.confirmed_at !== null,
          given_name: account.given_name,
          family_name: account.family_name,
          jti: randomUUID(),
        }),
        expiresInSeconds: expiresAt - issuedAt,
      };
    },
  };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const epochSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
