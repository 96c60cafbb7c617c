import { z } from 'zod';
import { field } from './operation.ts';

const refreshRequest = z.object({
  ClientId: field.clientId,
  AuthParameters: z.object({ REFRESH_TOKEN: field.token }),
});

/** Starts a sign-in, or renews its tokens. */
export const initiateAuthRequest = z.discriminatedUnion(
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

export const passwordClaim = z.object({
  USERNAME: field.username,
  PASSWORD_CLAIM_SECRET_BLOCK: field.token,
  PASSWORD_CLAIM_SIGNATURE: field.token,
  // Signed, and not compared with our clock: the block is good for three minutes and one answer anyway,
  // and phones' clocks are wrong.
  TIMESTAMP: z
    .string()
    .regex(/^\w{3} \w{3} \d{1,2} \d\d:\d\d:\d\d UTC \d{4}$/, 'Member must be a time stamp'),
});

/** Proves the password or the second factor. */
export const respondToAuthChallengeRequest = z.discriminatedUnion(
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
