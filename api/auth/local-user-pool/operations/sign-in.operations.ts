import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { startSession } from '../authentication-result.ts';
import {
  CognitoError,
  expiredSession,
  invalidParameter,
  lockedOut,
  wrongCredentials,
} from '../cognito-error.ts';
import { decoyFor } from '../decoys.ts';
import { passwordMatches } from '../password-hash.ts';
import { sameDigest } from '../pool-secrets.ts';
import { answerSecondFactor, askForSecondFactor } from '../second-factor.ts';
import { answerClient, signClaim } from '../srp.ts';
import { findAccount } from '../stores/account-store.ts';
import { putChallenge, takeChallenge } from '../stores/challenge-store.ts';
import { isLockedOut, settleSignIn } from '../stores/sign-in-failure-store.ts';
import type { Account } from '../user-pool-tables.ts';
import { lockOf, subjectOf, type UserPoolParts } from '../user-pool-parts.ts';
import { assertClient, field, operation } from './operation.ts';
import { refreshSession } from './token.operations.ts';

const CHALLENGE_MS = 3 * 60_000;

const refreshRequest = z.object({
  ClientId: field.clientId,
  AuthParameters: z.object({ REFRESH_TOKEN: field.token }),
});

const initiateAuthRequest = z.discriminatedUnion(
  'AuthFlow',
  [
    z.object({
      AuthFlow: z.literal('USER_SRP_AUTH'),
      ClientId: field.clientId,
      AuthParameters: z.object({
        USERNAME: field.username,
        SRP_A: z.string().regex(/^[\da-f]{1,1024}$/i, 'Member must be a hexadecimal number'),
      }),
    }),
    z.object({
      AuthFlow: z.literal('USER_PASSWORD_AUTH'),
      ClientId: field.clientId,
      AuthParameters: z.object({ USERNAME: field.username, PASSWORD: field.password }),
    }),
    refreshRequest.extend({ AuthFlow: z.literal('REFRESH_TOKEN_AUTH') }),
    refreshRequest.extend({ AuthFlow: z.literal('REFRESH_TOKEN') }),
  ],
  'Member must be USER_SRP_AUTH, USER_PASSWORD_AUTH, REFRESH_TOKEN_AUTH or REFRESH_TOKEN',
);

const passwordClaim = z.object({
  USERNAME: field.username,
  PASSWORD_CLAIM_SECRET_BLOCK: field.token,
  PASSWORD_CLAIM_SIGNATURE: field.token,
  // Signed, and not compared with our clock: the block is good for three minutes and one answer anyway,
  // and phones' clocks are wrong.
  TIMESTAMP: z
    .string()
    .regex(/^\w{3} \w{3} \d{1,2} \d\d:\d\d:\d\d UTC \d{4}$/, 'Member must be a time stamp'),
});

const respondToAuthChallengeRequest = z.discriminatedUnion(
  'ChallengeName',
  [
    z.object({
      ChallengeName: z.literal('PASSWORD_VERIFIER'),
      ClientId: field.clientId,
      ChallengeResponses: passwordClaim,
    }),
    z.object({
      ChallengeName: z.literal('SOFTWARE_TOKEN_MFA'),
      ClientId: field.clientId,
      Session: field.token,
      ChallengeResponses: z.object({
        USERNAME: field.username,
        SOFTWARE_TOKEN_MFA_CODE: field.code,
      }),
    }),
  ],
  'Member must be PASSWORD_VERIFIER or SOFTWARE_TOKEN_MFA',
);

/** Signing in, by proof of the password or by the password itself. */
export function signInOperations(parts: UserPoolParts) {
  const { within, secrets, poolName, now, limits } = parts;

  /** Who wants to sign in; the subject is there even when nobody has that name. */
  async function identify(username: string, network: string) {
    await limits.takeSignIn(network);
    const { account, subject, locked } = await within(async (tx) => {
      const found = await findAccount(tx, username);
      const subject = subjectOf(secrets, found?.email ?? username);
      // Failures of the second factor are counted for all networks together.
      const locks = [subject, lockOf(secrets, subject, network)];
      return { account: found, subject, locked: await isLockedOut(tx, locks, now()) };
    });
    if (locked) throw lockedOut();
    return { account, subject };
  }

  /**
   * Judges a password and counts the attempt, then signs in the account's owner, or asks for the second factor.
   * `account` is undefined when no account has the name.
   */
  async function settle(
    { subject, network }: { readonly subject: string; readonly network: string },
    account: Account | undefined,
    judge: () => Promise<boolean>,
  ) {
    const guess = await limits.takePasswordGuess({ subject, network, accountId: account?.id });
    const proven = await judge().catch(async (error: unknown) => {
      await guess.giveBack();
      throw error;
    });
    const rightProof = account?.totp_enabled ? 'half' : 'whole';
    const proof = proven ? rightProof : 'none';
    const lock = lockOf(secrets, subject, network);
    const verdict = await within((tx) => settleSignIn(tx, lock, proof, now()));
    if (verdict === 'refused') await guess.fail();
    else await guess.giveBack();
    if (verdict === 'locked') throw lockedOut();
    if (verdict === 'refused' || !account) throw wrongCredentials();
    if (!account.confirmed_at) {
      throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
    }
    if (account.totp_enabled) return askForSecondFactor(parts, account);
    const answer = await startSession(parts, account, 'password');
    await limits.welcome(account.id, network);
    return answer;
  }

  async function signInByPassword(username: string, password: string, network: string) {
    const { account, subject } = await identify(username, network);
    return settle({ subject, network }, account, () =>
      passwordMatches(password, account?.password_hash, parts.passwordCost, network),
    );
  }

  async function challenge(username: string, clientPublic: string, network: string) {
    const { account, subject } = await identify(username, network);
    const decoy = decoyFor(secrets, subject);
    const userId = account?.id ?? decoy.id;
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
          return refreshSession(parts, request.AuthParameters.REFRESH_TOKEN);
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
