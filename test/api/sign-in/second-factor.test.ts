import { Amplify } from 'aws-amplify';
import {
  confirmSignIn,
  fetchMFAPreference,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from 'aws-amplify/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { codeOf } from '../../support/one-time-code.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool, USER_POOL_ID } from './pool-fixture.ts';

let fixture: PoolFixture;
let email: string;
let secret: string;

beforeAll(async () => {
  fixture = await startPool();
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: USER_POOL_ID,
        userPoolClientId: CLIENT_ID,
        userPoolEndpoint: fixture.endpoint,
      },
    },
  });
  ({ email } = await fixture.newUser());
});
afterAll(() => fixture?.stop());

/** The code that the phone shows; always a new one. */
function nextCode(): string {
  fixture.clock.advanceSeconds(60);
  return codeOf(secret, fixture.clock.now());
}

const answerChallenge = (Session: string, code: string) =>
  fixture.call('RespondToAuthChallenge', {
    ClientId: CLIENT_ID,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session,
    ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code },
  });

describe('one-time codes', () => {
  it('are set up and requested by aws-amplify 6, unchanged', async () => {
    await signIn({ username: email, password: PASSWORD });
    secret = (await setUpTOTP()).sharedSecret;
    await expect(updateMFAPreference({ totp: 'PREFERRED' })).rejects.toThrow(/not verified/);
    await expect(verifyTOTPSetup({ code: '000000' })).rejects.toThrow('Code mismatch');
    await verifyTOTPSetup({ code: nextCode() });
    await updateMFAPreference({ totp: 'PREFERRED' });
    expect(await fetchMFAPreference()).toEqual({ enabled: ['TOTP'], preferred: 'TOTP' });
    await signOut();

    for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      const begun = await signIn({
        username: email,
        password: PASSWORD,
        options: { authFlowType },
      });
      expect(begun.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
      await expect(confirmSignIn({ challengeResponse: '000000' })).rejects.toMatchObject({
        name: 'CodeMismatchException',
      });
      const { isSignedIn } = await confirmSignIn({ challengeResponse: nextCode() });
      expect(isSignedIn).toBe(true);
      await signOut();
    }
  });

  it('are valid once, for one sign-in', async () => {
    const { body } = await fixture.signIn(email);
    const code = nextCode();
    expect(body.AuthenticationResult).toBeUndefined();
    expect((await answerChallenge(body.Session!, code)).body.AuthenticationResult).toBeDefined();
    const again = await fixture.signIn(email);
    expect((await answerChallenge(again.body.Session!, code)).body).toMatchObject({
      __type: 'ExpiredCodeException',
    });
    expect((await answerChallenge(body.Session!, nextCode())).body).toMatchObject({
      __type: 'NotAuthorizedException',
    });
  });

  it('must be entered within three minutes', async () => {
    const { body } = await fixture.signIn(email);
    fixture.clock.advanceSeconds(3 * 60);
    expect((await answerChallenge(body.Session!, nextCode())).body).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
  });

  it('cannot be guessed with a known password', async () => {
    for (let guess = 0; guess < 5; guess++) {
      const { body } = await fixture.signIn(email);
      expect((await answerChallenge(body.Session!, '000000')).body).toMatchObject({
        __type: 'CodeMismatchException',
      });
    }
    expect((await fixture.signIn(email)).body).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Password attempts exceeded',
    });
    fixture.clock.advanceSeconds(20 * 60);
  });

  it('cannot be computed from the database', async () => {
    const rows = await fixture.database.within(systemScope('test'), async ({ sql }) =>
      (
        sql as unknown as {
          withSchema(name: string): {
            selectFrom(table: string): { selectAll(): { execute(): Promise<object[]> } };
          };
        }
      )
        .withSchema('user_pool')
        .selectFrom('accounts')
        .selectAll()
        .execute(),
    );
    expect(JSON.stringify(rows)).toContain(email);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
