import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { ConsoleLogger } from 'aws-amplify/utils';
import { ApiError, unavailable } from './api-error.ts';
import type { GatewaySettings } from './gateway-settings.ts';

/** Answers an access token that has not run out; `renew` gets a new one whatever the age of the last. */
export type TokenSource = (options?: { readonly renew?: boolean }) => Promise<string>;

/**
 * Signs in as the portal and the mobile app do: by SRP, so that the password stays here. The tokens live in
 * memory; a process has one session at a time, the newest.
 * @throws {ApiError} UNAUTHENTICATED
 */
export async function openSession(
  { userPoolId, userPoolClientId, userPoolEndpoint }: GatewaySettings,
  email: string,
  password: string,
): Promise<TokenSource> {
  ConsoleLogger.LOG_LEVEL = 'ERROR'; // it warns of every user pool that is not Amazon's own
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId,
        userPoolClientId,
        ...(userPoolEndpoint !== null && { userPoolEndpoint }),
      },
    },
  });
  await signOut(); // Amplify knows one session in a process: the former one ends
  const { isSignedIn, nextStep } = await signIn({ username: email, password }).catch(refuse);
  if (!isSignedIn) {
    throw new ApiError(
      'UNAUTHENTICATED',
      `The account needs another step first (${nextStep.signInStep}). Take it in the portal.`,
    );
  }
  return async ({ renew = false } = {}) => {
    const { tokens } = await fetchAuthSession({ forceRefresh: renew }).catch(() => {
      throw unavailable('The user pool does not answer.');
    });
    if (tokens === undefined) {
      throw new ApiError('UNAUTHENTICATED', 'The session has ended. Sign in again.');
    }
    return tokens.accessToken.toString();
  };
}

function refuse(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new ApiError('UNAUTHENTICATED', `Signing in failed: ${reason}`);
}
