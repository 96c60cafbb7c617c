import { JwtVerifier } from 'aws-jwt-verify';
import { validateCognitoJwtFields } from 'aws-jwt-verify/cognito-verifier';
import {
  CognitoJwtInvalidClientIdError,
  CognitoJwtInvalidTokenUseError,
  FetchError,
  JwtExpiredError,
  JwtInvalidIssuerError,
  JwtInvalidSignatureAlgorithmError,
  JwtInvalidSignatureError,
  JwtNotBeforeError,
  JwtParseError,
  JwtWithoutValidKidError,
  KidNotFoundInJwksError,
  WaitPeriodNotYetEndedJwkError,
} from 'aws-jwt-verify/error';
import { type Jwks, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { z } from 'zod';
import { type Group, isGroup } from '../domain/group.ts';
import { unauthenticated, unavailable } from '../errors.ts';

/** What a verified token says. */
export interface TokenClaims {
  /** The `sub`: the id of the user's record. */
  readonly userId: string;
  readonly tokenUse: 'access' | 'id';
  /** The known groups among `cognito:groups`. */
  readonly groups: readonly Group[];
  readonly expiresAt: Date;
  /** The `origin_jti`, the same for all tokens of one sign-in; absent where the pool does not revoke tokens. */
  readonly sessionId: string | undefined;
}

export interface AuthenticatorOptions {
  /** The `iss` of every token, such as `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc`. */
  readonly issuer: string;
  /** The app client that tokens must be meant for: `client_id` of an access token, `aud` of an id token. */
  readonly clientId: string;
  /**
   * The issuer's keys, when this process has them. Then nothing is ever fetched. Without them they are read from
   * `<issuer>/.well-known/jwks.json`, over https only, and read again at most every 10 s for unknown keys.
   */
  readonly jwks?: Jwks;
}

export interface Authenticator {
  /**
   * Verifies signature, issuer, expiry, use and client of a token, with or without `Bearer` before it.
   * @throws {GaitwayError} UNAUTHENTICATED when it is refused, UNAVAILABLE when the keys cannot be read
   */
  authenticate(authorization: string): Promise<TokenClaims>;
}

const claimsSchema = z.object({
  sub: z.uuid(),
  token_use: z.enum(['access', 'id']),
  exp: z.number(),
  'cognito:groups': z.array(z.string()).default([]),
  origin_jti: z.string().optional(),
});

/** Checks tokens the same way whoever issued them: Amazon Cognito, or the local pool with its keys handed over. */
export function createAuthenticator({
  issuer,
  clientId,
  jwks,
}: AuthenticatorOptions): Authenticator {
  const verifier = JwtVerifier.create(
    {
      issuer,
      audience: null, // which claim names the client depends on the token's use
      customJwtCheck: ({ payload }) =>
        validateCognitoJwtFields(payload, { clientId, tokenUse: null }),
    },
    jwks ? { jwksCache: new SimpleJwksCache({ fetcher: noFetcher }) } : undefined,
  );
  if (jwks) verifier.cacheJwks(jwks);

  return {
    async authenticate(authorization) {
      const token = authorization.replace(/^Bearer +/i, '');
      const payload = await verifier.verify(token).catch((error: unknown) => {
        throw refusal(error);
      });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) throw unauthenticated('The token was refused: a claim is missing.');
      return {
        userId: claims.data.sub,
        tokenUse: claims.data.token_use,
        groups: claims.data['cognito:groups'].filter(isGroup),
        expiresAt: new Date(claims.data.exp * 1000),
        sessionId: claims.data.origin_jti,
      };
    },
  };
}

const noFetcher = {
  fetch: () => Promise.reject(new KidNotFoundInJwksError('the keys are known already')),
};

type ErrorClass = abstract new (...args: never[]) => Error;

/** The library's texts quote the token, so each kind of refusal has words of ours. */
const REASONS: readonly (readonly [ErrorClass, string])[] = [
  [JwtParseError, 'it is not a token'],
  [JwtInvalidSignatureAlgorithmError, 'it is not signed the way it must be'],
  [JwtInvalidSignatureError, 'its signature does not match'],
  [JwtWithoutValidKidError, 'it does not name its key'],
  [KidNotFoundInJwksError, 'it is signed with an unknown key'],
  [WaitPeriodNotYetEndedJwkError, 'it is signed with an unknown key'],
  [JwtInvalidIssuerError, 'it comes from another issuer'],
  [CognitoJwtInvalidClientIdError, 'it is meant for another client'],
  [CognitoJwtInvalidTokenUseError, 'it is neither an access token nor an id token'],
  [JwtNotBeforeError, 'it is not valid yet'],
];

function refusal(error: unknown): Error {
  if (error instanceof JwtExpiredError) {
    return unauthenticated('The token has expired. Sign in again.');
  }
  if (error instanceof FetchError) return unavailable('The sign-in service does not answer.');
  const reason = REASONS.find(([kind]) => error instanceof kind)?.[1] ?? 'it is not valid';
  return unauthenticated(`The token was refused: ${reason}.`);
}
