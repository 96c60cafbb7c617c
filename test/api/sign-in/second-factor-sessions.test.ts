import { Amplify } from 'aws-amplify';
import { setUpTOTP, signIn, signOut, updateMFAPreference, verifyTOTPSetup } from 'aws-amplify/auth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { codeOf } from '../../support/one-time-code.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool, USER_POOL_ID } from './pool-fixture.ts';

let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await startPool();
});
afterAll(() => fixture?.stop());

type Session = Awaited<ReturnType<typeof signInByPassword>>;

async function signInByPassword(email: string) {
  const { body } = await fixture.signIn(email);
  return body.AuthenticationResult!;
}

/** The code that the phone shows; always a new one. */
function nextCode(secret: string): string {
  fixture.clock.advanceSeconds(60);
  return codeOf(secret, fixture.clock.now());
}

const associate = ({ AccessToken }: Session) =>
  fixture.call('AssociateSoftwareToken', { AccessToken });

const verify = ({ AccessToken }: Session, UserCode: string) =>
  fixture.call('VerifySoftwareToken', { AccessToken, UserCode });

const prefer = ({ AccessToken }: Session, Enabled: boolean) =>
  fixture.call('SetUserMFAPreference', {
    AccessToken,
    SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
  });

/** Sets a second factor up in a session. Returns the shared secret. */
async function enrol(session: Session): Promise<string> {
  const secret = (await associate(session)).body.SecretCode!;
  expect((await verify(session, nextCode(secret))).status).toBe(200);
  expect((await prefer(session, true)).status).toBe(200);
  return secret;
}

async function signInWithCode(email: string, secret: string): Promise<Session> {
  const { body } = await fixture.signIn(email);
  const answer = await fixture.call('RespondToAuthChallenge', {
    ClientId: CLIENT_ID,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: body.Session,
    ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: nextCode(secret) },
  });
  return answer.body.AuthenticationResult!;
}

const refresh = async ({ RefreshToken }: Session) =>
  (await fixture.call('GetTokensFromRefreshToken', { ClientId: CLIENT_ID, RefreshToken })).body;

const isLive = async ({ AccessToken }: Session) =>
  (await fixture.call('GetUser', { AccessToken })).status === 200;

const isOn = async (userId: string) =>
  (await fixture.pool.directory.find(userId))?.secondFactor === true;

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { amr: string[] };

const REFUSED = { status: 400, body: { __type: 'NotAuthorizedException' } };

describe('setting up a second factor', () => {
  it('ends the other sessions of the account, and sign-ins in progress', async () => {
    const { email } = await fixture.newUser();
    const stranger = await signInByPassword(email);
    const own = await signInByPassword(email);
    await enrol(own);

    expect(await isLive(stranger)).toBe(false);
    expect(await refresh(stranger)).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await isLive(own)).toBe(true);
    expect((await refresh(own)).AuthenticationResult).toBeDefined();
  });

  it('allows no earlier session to turn the factor off or replace it', async () => {
    const { email, userId } = await fixture.newUser();
    const stranger = await signInByPassword(email);
    await enrol(await signInByPassword(email));

    expect(await prefer(stranger, false)).toMatchObject(REFUSED);
    expect(await associate(stranger)).toMatchObject(REFUSED);
    expect(await verify(stranger, '123456')).toMatchObject(REFUSED);
    expect(await isOn(userId)).toBe(true);
  });

  it('enables only the secret that the same session proved', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    const stranger = await signInByPassword(email);
    const secret = (await associate(own)).body.SecretCode!;
    await verify(own, nextCode(secret));
    // In between, a stranger who knows the password replaces it with their own secret.
    const other = (await associate(stranger)).body.SecretCode!;
    expect((await verify(stranger, nextCode(other))).status).toBe(200);

    expect(await prefer(own, true)).toMatchObject({
      body: { __type: 'InvalidParameterException' },
    });
    expect(await isOn(userId)).toBe(false);
  });

  it('rejects a password sign-in that was checked before and finishes afterwards', async () => {
    const { email } = await fixture.newUser();
    const own = await signInByPassword(email);
    const secret = (await associate(own)).body.SecretCode!;
    await verify(own, nextCode(secret));

    // The trigger runs between the password check and the start of the session.
    vi.spyOn(fixture.triggers, 'preTokenGeneration').mockImplementationOnce(async () => {
      expect((await prefer(own, true)).status).toBe(200);
      return { groups: [] };
    });
    expect(await fixture.signIn(email)).toMatchObject(REFUSED);
    expect((await fixture.signIn(email)).body.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });

  it('rejects a sign-in whose password was replaced before it finishes', async () => {
    const { email } = await fixture.newUser();
    const own = await signInByPassword(email);
    vi.spyOn(fixture.triggers, 'preTokenGeneration').mockImplementationOnce(async () => {
      const changed = await fixture.call('ChangePassword', {
        AccessToken: own.AccessToken,
        PreviousPassword: PASSWORD,
        ProposedPassword: 'Better-Horse-8',
      });
      expect(changed.status).toBe(200);
      return { groups: [] };
    });
    expect(await fixture.signIn(email)).toMatchObject(REFUSED);
  });

  it('ends the other sessions when a phone is replaced', async () => {
    const { email, userId } = await fixture.newUser();
    const secret = await enrol(await signInByPassword(email));
    const older = await signInWithCode(email, secret);
    const own = await signInWithCode(email, secret);
    const replaced = (await associate(own)).body.SecretCode!;
    expect((await verify(own, nextCode(replaced))).status).toBe(200);

    expect(await isOn(userId)).toBe(true);
    expect(await isLive(older)).toBe(false);
    expect(await isLive(own)).toBe(true);
    expect(await signInWithCode(email, replaced)).toBeDefined();
  });
});

describe('the proof of a second factor', () => {
  it('is a claim of the session’s tokens, kept on refresh', async () => {
    const { email } = await fixture.newUser();
    const own = await signInByPassword(email);
    expect(claimsOf(own.AccessToken).amr).toEqual(['pwd']);
    expect(claimsOf(own.IdToken).amr).toEqual(['pwd']);
    const renewed = (await refresh(own)).AuthenticationResult!;
    expect(claimsOf(renewed.AccessToken).amr).toEqual(['pwd']);

    const secret = await enrol(own);
    const proven = (await refresh(renewed)).AuthenticationResult!;
    expect(claimsOf(proven.AccessToken).amr).toEqual(['pwd', 'otp', 'mfa']);

    const later = await signInWithCode(email, secret);
    expect(claimsOf(later.AccessToken).amr).toEqual(['pwd', 'otp', 'mfa']);
    const laterRenewed = (await refresh(later)).AuthenticationResult!;
    expect(claimsOf(laterRenewed.AccessToken).amr).toEqual(['pwd', 'otp', 'mfa']);
    expect(claimsOf(laterRenewed.IdToken).amr).toEqual(['pwd', 'otp', 'mfa']);
  });

  it('is reported by the directory while the factor is on', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    const proofOf = async ({ AccessToken }: Session) => {
      const { sessionId } = await fixture.authenticator.authenticate(AccessToken);
      return fixture.pool.directory.secondFactorOf({ userId, sessionId });
    };
    expect(await proofOf(own)).toBe('off');
    await enrol(own);
    expect(await proofOf(own)).toBe('proven');
    expect(await fixture.pool.directory.secondFactorOf({ userId, sessionId: undefined })).toBe(
      'notProven',
    );
    await prefer(own, false);
    expect(await proofOf(own)).toBe('off');
  });
});

describe('turning a second factor off', () => {
  it('requires a code of the last five minutes', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    const secret = await enrol(own);
    fixture.clock.advanceSeconds(5 * 60 + 1);
    expect(await prefer(own, false)).toMatchObject(REFUSED);
    expect(await associate(own)).toMatchObject(REFUSED);
    expect(await isOn(userId)).toBe(true);

    expect(await verify(own, '000000')).toMatchObject({
      body: { __type: 'EnableSoftwareTokenMFAException' },
    });
    expect(await prefer(own, false)).toMatchObject(REFUSED);
    expect((await verify(own, nextCode(secret))).status).toBe(200);
    expect((await prefer(own, false)).status).toBe(200);
    expect(await isOn(userId)).toBe(false);
  });

  it('does not accept the code of a sign-in again', async () => {
    const { email } = await fixture.newUser();
    const secret = await enrol(await signInByPassword(email));
    const own = await signInWithCode(email, secret);
    expect(await verify(own, codeOf(secret, fixture.clock.now()))).toMatchObject({
      body: { __type: 'ExpiredCodeException' },
    });
  });

  it('locks the account after guesses at codes in a stolen session', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    const secret = await enrol(own);
    fixture.clock.advanceSeconds(6 * 60);
    for (let guess = 0; guess < 5; guess++) {
      expect(await verify(own, '000000')).toMatchObject({
        body: { __type: 'EnableSoftwareTokenMFAException' },
      });
    }
    expect(await verify(own, codeOf(secret, fixture.clock.now()))).toMatchObject({
      body: { __type: 'NotAuthorizedException', message: 'Password attempts exceeded' },
    });
    expect(await isOn(userId)).toBe(true);
    fixture.clock.advanceSeconds(20 * 60);
  });

  it('requires the code again before it is turned on again', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    const secret = await enrol(own);
    await prefer(own, false);
    expect(await prefer(own, true)).toMatchObject({
      body: { __type: 'InvalidParameterException' },
    });
    await verify(own, nextCode(secret));
    expect((await prefer(own, true)).status).toBe(200);
    expect(await isOn(userId)).toBe(true);
  });

  it('works with aws-amplify 6, unchanged', async () => {
    const { email, userId } = await fixture.newUser();
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: USER_POOL_ID,
          userPoolClientId: CLIENT_ID,
          userPoolEndpoint: fixture.endpoint,
        },
      },
    });
    await signIn({ username: email, password: PASSWORD });
    const { sharedSecret } = await setUpTOTP();
    await verifyTOTPSetup({ code: nextCode(sharedSecret) });
    await updateMFAPreference({ totp: 'PREFERRED' });
    fixture.clock.advanceSeconds(6 * 60);
    await expect(updateMFAPreference({ totp: 'DISABLED' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await verifyTOTPSetup({ code: nextCode(sharedSecret) });
    await updateMFAPreference({ totp: 'DISABLED' });
    expect(await isOn(userId)).toBe(false);
    await signOut();
  });
});

describe('recovering an account', () => {
  it('by a mailed code still requires the second factor, and ends every session', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    const secret = await enrol(own);
    await fixture.call('ForgotPassword', { ClientId: CLIENT_ID, Username: email });
    const reset = await fixture.call('ConfirmForgotPassword', {
      ClientId: CLIENT_ID,
      Username: email,
      ConfirmationCode: await fixture.codeFor(email),
      Password: 'Better-Horse-8',
    });
    expect(reset.status).toBe(200);
    expect(await isLive(own)).toBe(false);
    expect((await fixture.signIn(email, 'Better-Horse-8')).body).toMatchObject({
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
    });
    expect(await isOn(userId)).toBe(true);
    expect(secret).toBeDefined();
  });

  it('by an administrator removes the factor and ends every session', async () => {
    const { email, userId } = await fixture.newUser();
    const own = await signInByPassword(email);
    await enrol(own);
    await fixture.pool.directory.resetSecondFactor(userId);
    expect(await isLive(own)).toBe(false);
    expect(await refresh(own)).toMatchObject({ __type: 'NotAuthorizedException' });
    const next = await signInByPassword(email);
    expect(claimsOf(next.AccessToken).amr).toEqual(['pwd']);
    expect((await prefer(next, true)).body).toMatchObject({ __type: 'InvalidParameterException' });
  });
});
