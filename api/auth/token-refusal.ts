import {
  CognitoJwtInvalidClientIdError,
  CognitoJwtInvalidTokenUseError,
  FetchError,
  JwksNotAvailableInCacheError,
  JwksValidationError,
  JwkValidationError,
  JwtExpiredError,
  JwtInvalidAudienceError,
  JwtInvalidIssuerError,
  JwtInvalidSignatureAlgorithmError,
  JwtInvalidSignatureError,
  JwtNotBeforeError,
  JwtParseError,
  JwtWithoutValidKidError,
  KidNotFoundInJwksError,
  WaitPeriodNotYetEndedJwkError,
} from 'aws-jwt-verify/error';
import { unauthenticated, unavailable } from '../errors.ts';
import { UnsuitableTokenError } from './unsuitable-token.ts';

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
  [JwtInvalidAudienceError, 'it is meant for another client'],
  [CognitoJwtInvalidClientIdError, 'it is meant for another client'],
  [CognitoJwtInvalidTokenUseError, 'it is neither an access token nor an id token'],
  [JwtNotBeforeError, 'it is not valid yet'],
];

const NOT_READABLE: readonly ErrorClass[] = [
  FetchError,
  JwksNotAvailableInCacheError,
  JwksValidationError,
  JwkValidationError,
];

/** What to tell the sender of a token that was not verified: UNAUTHENTICATED, or UNAVAILABLE when keys cannot be read. */
export function refusalOf(error: unknown): Error {
  if (error instanceof JwtExpiredError) {
    return unauthenticated('The token has expired. Sign in again.');
  }
  if (NOT_READABLE.some((kind) => error instanceof kind)) {
    return unavailable('The keys of the sign-in service cannot be read.');
  }
  if (error instanceof UnsuitableTokenError) {
    return unauthenticated(`The token was refused: ${error.message}.`);
  }
  const reason = REASONS.find(([kind]) => error instanceof kind)?.[1] ?? 'it is not valid';
  return unauthenticated(`The token was refused: ${reason}.`);
}
