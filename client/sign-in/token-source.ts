import { z } from 'zod';
import { ApiError, isApiError } from '../api-error.ts';
import { readGatewaySettings } from '../gateway-settings.ts';
import { beginPasswordExchange } from './srp.ts';
import { type CallUserPool, createUserPool } from './user-pool.ts';

/** A token is renewed when it expires within this time. */
const MARGIN_MS = 60_000;

/** Returns a valid access token. `renew` forces a new one. */
export type TokenSource = (options?: { readonly renew?: boolean }) => Promise<string>;

/** The credentials of a user. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

const tokensSchema = z.object({
  AccessToken: z.string(),
  /** Seconds. */
  ExpiresIn: z.number(),
  /** Absent when the old refresh token remains valid. */
  RefreshToken: z.string().optional(),
});
const resultSchema = z.object({ AuthenticationResult: tokensSchema });
const challengeSchema = z.object({
  ChallengeName: z.string(),
  ChallengeParameters: z.object({
    SRP_B: z.string(),
    SALT: z.string(),
    SECRET_BLOCK: z.string(),
    USER_ID_FOR_SRP: z.string(),
  }),
});

/**
 * Returns a source that signs in to the user pool of the gateway at `url` on first use. It uses SRP, so the password is
 * never sent. Tokens are kept in memory. When the session has ended, the source signs in again.
 * @throws {ApiError} UNAUTHENTICATED or UNAVAILABLE, from the source
 */
export function signInWithPassword(url: string, credentials: Credentials): TokenSource {
  let current: { accessToken: string; expiresAtMs: number; refreshToken: string } | undefined;
  let renewing: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const settings = await readGatewaySettings(url);
    const callUserPool = createUserPool(settings);
    const clientId = settings.userPoolClientId;
    const tokens =
      (current && (await refresh(callUserPool, clientId, current.refreshToken))) ??
      (await signIn(callUserPool, settings, credentials));
    current = {
      accessToken: tokens.AccessToken,
      expiresAtMs: Date.now() + tokens.ExpiresIn * 1000,
      refreshToken: tokens.RefreshToken ?? current?.refreshToken ?? '',
    };
    return current.accessToken;
  }

  return async ({ renew: isForced = false } = {}) => {
    const isFresh = current !== undefined && current.expiresAtMs - Date.now() > MARGIN_MS;
    if (isFresh && !isForced) return current!.accessToken;
    renewing ??= renew().finally(() => (renewing = undefined)); // concurrent callers share one renewal
    return renewing;
  };
}

async function signIn(
  callUserPool: CallUserPool,
  { userPoolId, userPoolClientId }: { userPoolId: string; userPoolClientId: string },
  { email, password }: Credentials,
): Promise<z.output<typeof tokensSchema>> {
  const exchange = beginPasswordExchange(userPoolId);
  const { ChallengeParameters } = await callUserPool(
    'InitiateAuth',
    {
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { USERNAME: email.trim(), SRP_A: exchange.clientPublic },
    },
    challengeSchema,
  );
  const result = await callUserPool(
    'RespondToAuthChallenge',
    {
      ChallengeName: 'PASSWORD_VERIFIER',
      ClientId: userPoolClientId,
      ChallengeResponses: exchange.answer(ChallengeParameters, password, new Date()),
    },
    z.union([resultSchema, z.object({ ChallengeName: z.string() })]),
  );
  if ('AuthenticationResult' in result) return result.AuthenticationResult;
  throw new ApiError(
    'UNAUTHENTICATED',
    `The account needs another sign-in step (${result.ChallengeName}). Complete it in the portal.`,
  );
}

/** Renews the tokens. Returns undefined when the session has ended. */
async function refresh(callUserPool: CallUserPool, clientId: string, refreshToken: string) {
  try {
    const { AuthenticationResult } = await callUserPool(
      'GetTokensFromRefreshToken',
      { ClientId: clientId, RefreshToken: refreshToken },
      resultSchema,
    );
    return AuthenticationResult;
  } catch (error) {
    if (!isApiError(error, 'UNAUTHENTICATED')) throw error;
    return undefined;
  }
}
