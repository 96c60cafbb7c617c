import { JwtVerifier } from 'aws-jwt-verify';
import { validateCognitoJwtFields } from 'aws-jwt-verify/cognito-verifier';
import { KidNotFoundInJwksError } from 'aws-jwt-verify/error';
import { type Jwks, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { z } from 'zod';
import { type Group, isGroup } from '../domain/group.ts';
import { unauthenticated } from '../errors.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { FreshJwksCache } from './fresh-jwks-cache.ts';
import type { ConfirmedUser } from './joining.ts';
import { refusalOf } from './token-refusal.ts';
import { assertSuitable } from './unsuitable-token.ts';
import { rememberVerified } from './verified-tokens.ts';

/** What a verified token says. */
export interface TokenClaims {
  /** The `sub`: the id of the user's record. */
  readonly userId: string;
  readonly tokenUse: 'access' | 'id';
  /** The known groups that the token names; null when the issuer names none, and the user's record decides. */
  readonly groups: readonly Group[] | null;
  readonly expiresAt: Date;
  /** The `origin_jti`, the same for all tokens of one sign-in; absent where the pool does not revoke tokens. */
  readonly sessionId: string | undefined;
  /** The `auth_time`: when the person signed in, however often the token was renewed since. In whole seconds. */
  readonly signedInAt?: Date | undefined;
  /** Whether an issuer elsewhere says that the sign-in took a second factor; undefined where it says nothing. */
  readonly secondFactor?: boolean | undefined;
  /** The person, where the issuer keeps accounts that Gaitway has not heard of: their record is made from it. */
  readonly person?: Pick<ConfirmedUser, 'email' | 'givenName' | 'familyName'>;
}

export interface AuthenticatorOptions {
  /** The `iss` of every token, such as `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc`. */
  readonly issuer: string;
  /** The app clients that tokens may be meant for: `client_id` of an access token, `aud` of an id token. */
  readonly clientIds: readonly string[];
  /**
   * The issuer's keys, when this process has them. Then nothing is ever fetched. Without them they are read from
   * `<issuer>/.well-known/jwks.json`, and read again every five minutes, and at most every 10 s for unknown keys.
   */
  readonly jwks?: Jwks;
  /** Tokens that are remembered as verified, each by its digest: 10,000, some 3 MB, unless it is said. */
  readonly maximumVerified?: number;
}

export interface Authenticator {
  /**
   * Verifies signature, issuer, expiry, use and client of a token, with or without `Bearer` before it. A token that
   * was verified before is only asked whether it has expired, and answers the same object: a signature takes longer
   * to check than a page to read. Whether its session still holds, the database says (`become_viewer`).
   * @throws {GaitwayError} UNAUTHENTICATED when it is refused, UNAVAILABLE when the keys cannot be read
   */
  authenticate(authorization: string): Promise<TokenClaims>;
}

/** Rejects id tokens: they describe a person to an app, and may be passed on to places that must not call the API. */
export const withoutIdTokens = (authenticator: Authenticator): Authenticator => ({
  async authenticate(authorization) {
    const claims = await authenticator.authenticate(authorization);
    if (claims.tokenUse === 'access') return claims;
    throw unauthenticated('The token was refused: it is an id token. Send the access token.');
  },
});

const claimsSchema = z.object({
  sub: z.uuid(),
  token_use: z.enum(['access', 'id']),
  exp: z.number(),
  'cognito:groups': z.array(z.string()).default([]),
  origin_jti: z.string().optional(),
  auth_time: z.number().optional(),
});

/** Checks tokens the same way whoever issued them: Amazon Cognito, or the local pool with its keys handed over. */
export function createAuthenticator({
  issuer,
  clientIds,
  jwks,
  maximumVerified = 10_000,
}: AuthenticatorOptions): Authenticator {
  const verifier = JwtVerifier.create(
    {
      issuer,
      audience: null, // which claim names the client depends on the token's use
      customJwtCheck: (token) => {
        assertSuitable(token);
        validateCognitoJwtFields(token.payload, { clientId: [...clientIds], tokenUse: null });
      },
    },
    {
      jwksCache: jwks
        ? new SimpleJwksCache({ fetcher: noFetcher })
        : new FreshJwksCache({ fetcher: { fetch: fetchBytes } }),
    },
  );
  if (jwks) verifier.cacheJwks(jwks);

  async function verify(token: string): Promise<TokenClaims> {
    const payload = await verifier.verify(token).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw unauthenticated('The token was refused: a claim is missing.');
    return {
      userId: claims.data.sub,
      tokenUse: claims.data.token_use,
      groups: claims.data['cognito:groups'].filter(isGroup),
      expiresAt: dateOf(claims.data.exp),
      sessionId: claims.data.origin_jti,
      signedInAt: dateOf(claims.data.auth_time),
    };
  }

  return rememberVerified(verify, { maximum: maximumVerified });
}

/** The last second of the year 9999. */
const LAST_SECOND = 253_402_300_799;

/** A `NumericDate` of a token. What lies beyond the years that the database and JavaScript share is cut to their ends. */
export function dateOf(epochSeconds: number): Date;
export function dateOf(epochSeconds: number | undefined): Date | undefined;
export function dateOf(epochSeconds: number | undefined): Date | undefined {
  if (epochSeconds === undefined) return undefined;
  return new Date(Math.max(0, Math.min(epochSeconds, LAST_SECOND)) * 1000);
}

const noFetcher = {
  fetch: () => Promise.reject(new KidNotFoundInJwksError('the keys are known already')),
};
