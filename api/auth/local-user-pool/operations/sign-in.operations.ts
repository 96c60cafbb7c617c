import { passwordMatches } from '../password-hash.ts';
import { answerSecondFactor } from '../second-factor.ts';
import { findAccount } from '../stores/account-store.ts';
import { subjectOf, type UserPoolParts } from '../user-pool-parts.ts';
import { assertClient, operation } from './operation.ts';
import { createSignInAttempts } from './sign-in-attempt.ts';
import { initiateAuthRequest, respondToAuthChallengeRequest } from './sign-in-request.ts';
import { createSrpSignIn } from './srp-sign-in.ts';
import { refreshSession } from './token.operations.ts';

/** Signing in, by proof of the password or by the password itself. */
export function signInOperations(parts: UserPoolParts) {
  const { within, secrets, limits } = parts;
  const attempts = createSignInAttempts(parts);
  const { challenge, answerPasswordChallenge } = createSrpSignIn(parts, attempts);

  async function signInByPassword(username: string, password: string, network: string) {
    const { account, subject } = await attempts.identify(username, network);
    return attempts.settle({ subject, network }, account, () =>
      passwordMatches(password, account?.password_hash, parts.passwordCost, network),
    );
  }

  async function answerCodeChallenge(
    answer: { readonly session: string; readonly username: string; readonly code: string },
    network: string,
  ) {
    const account = await within((tx) => findAccount(tx, answer.username));
    const subject = subjectOf(secrets, account?.email ?? answer.username);
    const giveBack = await limits.takeCodeGuess({ subject, network, accountId: account?.id });
    const signedIn = await answerSecondFactor(parts, answer);
    await giveBack();
    if (account) await limits.welcome(account.id, network);
    return signedIn;
  }

  return {
    InitiateAuth: operation(initiateAuthRequest, async (request, network) => {
      assertClient(parts, request.ClientId);
      switch (request.AuthFlow) {
        case 'USER_SRP_AUTH':
          return challenge(request.AuthParameters.USERNAME, request.AuthParameters.SRP_A, network);
        case 'USER_PASSWORD_AUTH':
          return signInByPassword(
            request.AuthParameters.USERNAME,
            request.AuthParameters.PASSWORD,
            network,
          );
        default:
          return refreshSession(parts, request.AuthParameters.REFRESH_TOKEN, { rotate: false });
      }
    }),

    RespondToAuthChallenge: operation(respondToAuthChallengeRequest, async (request, network) => {
      assertClient(parts, request.ClientId);
      if (request.ChallengeName === 'PASSWORD_VERIFIER') {
        return answerPasswordChallenge(request.ChallengeResponses, network);
      }
      const { USERNAME, SOFTWARE_TOKEN_MFA_CODE } = request.ChallengeResponses;
      const answer = {
        session: request.Session,
        username: USERNAME,
        code: SOFTWARE_TOKEN_MFA_CODE,
      };
      return answerCodeChallenge(answer, network);
    }),
  };
}
