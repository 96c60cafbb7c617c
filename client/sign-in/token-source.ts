import { z } from 'zod';
import { ApiError, isApiError } from '../api-error.ts';
import { readGatewaySettings } from '../gateway-settings.ts';
import { beginPasswordExchange } from './srp.ts';
import { type CallUserPool, createUserPool } from './user-pool.ts';

/** A token is renewed when it has less than this to live. */
const MARGIN_MS = 60_000;

/** Answers an access token that has not run out; `renew` gets a new one whatever the age of the last. */
export type TokenSource = (options?: { readonly renew?: boolean }) => Promise<string>;

/** Who signs in. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

const tokensSchema = z.object({
  AccessToken: z.string(),
  /** Seconds. */
  ExpiresIn: z.number(),
  /** Left out when the one that was sent is still good. */
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
 * Signs in to the user pool of the gateway at `url` when a token is first asked for: by SRP, so that the password
 * stays here. Tokens live in memory; when their session has ended, it signs in again.
 * @throws {ApiError} UNAUTHENTICATED, UNAVAILABLE (of the source)
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

  return async ({ renew: asked = false } = {}) => {
    const fresh = current !== undefined && current.expiresAtMs - Date.now() > MARGIN_MS;
    if (fresh && !asked) return current!.accessToken;
    renewing ??= renew().finally(() => (renewing = undefined)); // once for all who ask meanwhile
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
      AuthParameters: { USERNAME: email, SRP_A: exchange.clientPublic },
    },
    challengeSchema,
  );
  const answer = await callUserPool(
    'RespondToAuthChallenge',
    {
      ChallengeName: 'PASSWORD_VERIFIER',
      ClientId: userPoolClientId,
      ChallengeResponses: exchange.answer(ChallengeParameters, password, new Date()),
    },
    z.union([resultSchema, z.object({ ChallengeName: z.string() })]),
  );
  if ('AuthenticationResult' in answer) return answer.AuthenticationResult;
  throw new ApiError(
    'UNAUTHENTICATED',
    `The account needs another step first (${answer.ChallengeName}). Take it in the portal.`,
  );
}

/** Undefined when the session has ended. */
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
