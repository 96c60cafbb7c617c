import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { expiredSession, invalidParameter } from '../cognito-error.ts';
import { decoyFor } from '../decoys.ts';
import { sameDigest } from '../pool-secrets.ts';
import { answerClient, signClaim } from '../srp.ts';
import { findAccount } from '../stores/account-store.ts';
import { putChallenge, takeChallenge } from '../stores/challenge-store.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';
import type { SignInAttempts } from './sign-in-attempt.ts';
import type { passwordClaim } from './sign-in-request.ts';

const CHALLENGE_MS = 3 * 60_000;

/** Signs in by the SRP protocol: the client proves that it knows the password without sending it. */
export function createSrpSignIn(parts: UserPoolParts, { identify, settle }: SignInAttempts) {
  const { within, secrets, poolName, now } = parts;

  async function challenge(username: string, clientPublic: string, network: string) {
    const { account, subject } = await identify(username, network);
    const decoy = decoyFor(secrets, subject);
    const userId = account?.srp_user_id ?? decoy.id;
    const verifier = account ? secrets.open(account.srp_verifier) : decoy.srpVerifier;
    const answer = answerClient(clientPublic, verifier);
    if (!answer) throw invalidParameter('SRP_A is not a valid public value.');
    const secretBlock = randomBytes(64).toString('base64');
    await within((tx) =>
      putChallenge(
        tx,
        {
          secretBlockDigest: secrets.digest('secret block', secretBlock),
          subject,
          userId,
          claimKey: secrets.seal(answer.claimKey),
        },
        now(),
        new Date(now().getTime() + CHALLENGE_MS),
      ),
    );
    return {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        USERNAME: userId,
        USER_ID_FOR_SRP: userId,
        SALT: account?.srp_salt ?? decoy.srpSalt,
        SRP_B: answer.serverPublic,
        SECRET_BLOCK: secretBlock,
      },
    };
  }

  async function answerPasswordChallenge(
    responses: z.output<typeof passwordClaim>,
    network: string,
  ) {
    const secretBlock = responses.PASSWORD_CLAIM_SECRET_BLOCK;
    const { challenge, account } = await within(async (tx) => {
      const digest = secrets.digest('secret block', secretBlock);
      const challenge = await takeChallenge(tx, digest, now());
      return { challenge, account: challenge && (await findAccount(tx, challenge.userId)) };
    });
    if (!challenge) {
      throw expiredSession();
    }
    const expected = signClaim(
      { poolName, userId: challenge.userId },
      secrets.open(challenge.claimKey),
      { secretBlock, timestamp: responses.TIMESTAMP },
    );
    return settle(
      { subject: challenge.subject, network },
      account,
      async () =>
        sameDigest(expected, responses.PASSWORD_CLAIM_SIGNATURE) &&
        responses.USERNAME === challenge.userId,
    );
  }

  return { challenge, answerPasswordChallenge };
}
