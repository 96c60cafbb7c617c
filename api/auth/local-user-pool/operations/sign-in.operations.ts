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
import { subjectOf, type UserPoolParts } from '../user-pool-parts.ts';
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
  const { within, secrets, poolName, now } = parts;

  /** Who wants to sign in; the subject is there even when nobody has that name. */
  async function identify(username: string) {
    const { account, subject, locked } = await within(async (tx) => {
      const found = await findAccount(tx, username);
      const subject = subjectOf(secrets, found?.email ?? username);
      return { account: found, subject, locked: await isLockedOut(tx, subject, now()) };
    });
    if (locked) throw lockedOut();
    return { account, subject };
  }

  /** Counts the attempt, then signs in who proved to be the account's owner, or asks for the second factor. */
  async function settle(subject: string, account: Account | undefined, proven: boolean) {
    const rightProof = account?.totp_enabled ? 'half' : 'whole';
    const proof = proven ? rightProof : 'none';
    const verdict = await within((tx) => settleSignIn(tx, subject, proof, now()));
    if (verdict === 'locked') throw lockedOut();
    if (verdict === 'refused' || !account) throw wrongCredentials();
    if (!account.confirmed_at) {
      throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
    }
    return account.totp_enabled
      ? askForSecondFactor(parts, account)
      : startSession(parts, account, 'password');
  }

  async function signInByPassword(username: string, password: string) {
    const { account, subject } = await identify(username);
    const proven = await passwordMatches(password, account?.password_hash, parts.passwordCost);
    return settle(subject, account, proven);
  }

  async function challenge(username: string, clientPublic: string) {
    const { account, subject } = await identify(username);
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

  async function answerPasswordChallenge(responses: z.output<typeof passwordClaim>) {
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
    const proven =
      sameDigest(expected, responses.PASSWORD_CLAIM_SIGNATURE) &&
      responses.USERNAME === challenge.userId;
    return settle(challenge.subject, account, proven);
  }

  return {
    InitiateAuth: operation(initiateAuthRequest, async (request) => {
      assertClient(parts, request.ClientId);
      switch (request.AuthFlow) {
        case 'USER_SRP_AUTH':
          return challenge(request.AuthParameters.USERNAME, request.AuthParameters.SRP_A);
        case 'USER_PASSWORD_AUTH':
          return signInByPassword(request.AuthParameters.USERNAME, request.AuthParameters.PASSWORD);
        default:
          return refreshSession(parts, request.AuthParameters.REFRESH_TOKEN);
      }
    }),

    RespondToAuthChallenge: operation(respondToAuthChallengeRequest, async (request) => {
      assertClient(parts, request.ClientId);
      if (request.ChallengeName === 'PASSWORD_VERIFIER') {
        return answerPasswordChallenge(request.ChallengeResponses);
      }
      const { USERNAME, SOFTWARE_TOKEN_MFA_CODE } = request.ChallengeResponses;
      return answerSecondFactor(parts, {
        session: request.Session,
        username: USERNAME,
        code: SOFTWARE_TOKEN_MFA_CODE,
      });
    }),
  };
}
