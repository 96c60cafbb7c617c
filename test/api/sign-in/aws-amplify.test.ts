import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword,
  confirmSignUp,
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  resetPassword,
  signIn,
  signOut,
  signUp,
  updatePassword,
} from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool, USER_POOL_ID } from './pool-fixture.ts';

let fixture: PoolFixture;

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
});
afterEach(() => signOut());
afterAll(() => fixture.stop());

const SIGNED_IN = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };

describe('aws-amplify 6, unchanged', () => {
  it('signs up, confirms with the mailed code, and signs in by SRP', async () => {
    const email = fixture.newEmail();
    const attributes = { email, given_name: 'Grace', family_name: 'Hopper' };
    const signedUp = await signUp({
      username: email,
      password: PASSWORD,
      options: { userAttributes: attributes },
    });
    expect(signedUp.nextStep.signUpStep).toBe('CONFIRM_SIGN_UP');
    await expect(signIn({ username: email, password: PASSWORD })).resolves.toMatchObject({
      isSignedIn: false,
      nextStep: { signInStep: 'CONFIRM_SIGN_UP' },
    });
    await confirmSignUp({ username: email, confirmationCode: await fixture.codeFor(email) });

    await expect(signIn({ username: email, password: PASSWORD })).resolves.toEqual(SIGNED_IN);

    const { userId, signInDetails } = await getCurrentUser();
    expect(userId).toBe(signedUp.userId);
    expect(signInDetails).toMatchObject({ loginId: email, authFlowType: 'USER_SRP_AUTH' });
    await expect(fetchUserAttributes()).resolves.toMatchObject(attributes);
  });

  it('signs in by USER_PASSWORD_AUTH', async () => {
    const { email } = await fixture.newUser();
    const options = { authFlowType: 'USER_PASSWORD_AUTH' as const };
    await expect(signIn({ username: email, password: PASSWORD, options })).resolves.toEqual(
      SIGNED_IN,
    );
  });

  it('reports a wrong password by its name', async () => {
    const { email } = await fixture.newUser();
    await expect(signIn({ username: email, password: 'Wrong-Horse-7' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('refreshes with GetTokensFromRefreshToken repeatedly', async () => {
    const { email } = await fixture.newUser();
    await signIn({ username: email, password: PASSWORD });
    const seen = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const { tokens } = await fetchAuthSession({ forceRefresh: true });
      seen.add(tokens?.accessToken.toString() ?? '');
      await expect(
        fixture.authenticator.authenticate(`Bearer ${tokens?.idToken?.toString()}`),
      ).resolves.toMatchObject({ tokenUse: 'id', groups: ['participant'] });
    }
    expect(seen.size).toBe(3);
  });

  it('changes a password, resets a forgotten one, and signs out everywhere', async () => {
    const { email } = await fixture.newUser();
    await signIn({ username: email, password: PASSWORD });
    await updatePassword({ oldPassword: PASSWORD, newPassword: 'Another-Horse-8' });
    const { tokens } = await fetchAuthSession();
    await signOut({ global: true });
    await expect(
      fixture.call('GetUser', { AccessToken: tokens?.accessToken.toString() }),
    ).resolves.toMatchObject({ body: { message: 'Access Token has been revoked' } });

    const reset = await resetPassword({ username: email });
    expect(reset.nextStep.codeDeliveryDetails.destination).toBe('p***@e***');
    await confirmResetPassword({
      username: email,
      confirmationCode: await fixture.codeFor(email),
      newPassword: 'Forgotten-Horse-9',
    });
    await expect(signIn({ username: email, password: 'Another-Horse-8' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(signIn({ username: email, password: 'Forgotten-Horse-9' })).resolves.toEqual(
      SIGNED_IN,
    );
  });
});
