import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool, USER_POOL_ID } from './pool-fixture.ts';

let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await startPool();
});
afterAll(() => fixture.stop());

const userPool = () =>
  new CognitoUserPool({
    UserPoolId: USER_POOL_ID,
    ClientId: CLIENT_ID,
    endpoint: fixture.endpoint,
  });

const cognitoUser = (email: string) => new CognitoUser({ Username: email, Pool: userPool() });

/** A call in the library's callback style, as a promise. */
const promised = <T>(
  call: (callbacks: { onSuccess: (value: T) => void; onFailure: (error: Error) => void }) => void,
) => new Promise<T>((onSuccess, onFailure) => call({ onSuccess, onFailure }));

const signIn = (user: CognitoUser, email: string, password: string) =>
  promised<CognitoUserSession>((callbacks) =>
    user.authenticateUser(
      new AuthenticationDetails({ Username: email, Password: password }),
      callbacks,
    ),
  );

describe('amazon-cognito-identity-js, unchanged', () => {
  it('signs up, confirms with the mailed code, and signs in by SRP', async () => {
    const email = fixture.newEmail();
    await promised((callbacks) =>
      userPool().signUp(
        email,
        PASSWORD,
        [
          new CognitoUserAttribute({ Name: 'email', Value: email }),
          new CognitoUserAttribute({ Name: 'given_name', Value: 'Zoë 🦶' }),
          new CognitoUserAttribute({ Name: 'family_name', Value: "O'Brien" }),
        ],
        [],
        (error, result) => (error ? callbacks.onFailure(error) : callbacks.onSuccess(result)),
      ),
    );
    const user = cognitoUser(email);
    await expect(signIn(user, email, PASSWORD)).rejects.toMatchObject({
      code: 'UserNotConfirmedException',
    });
    const code = await fixture.codeFor(email);
    await promised((callbacks) =>
      user.confirmRegistration(code, true, (error: Error | null, result: unknown) =>
        error ? callbacks.onFailure(error) : callbacks.onSuccess(result),
      ),
    );

    const session = await signIn(cognitoUser(email), email, PASSWORD);

    expect(session.getIdToken().payload).toMatchObject({
      email,
      email_verified: true,
      given_name: 'Zoë 🦶',
      family_name: "O'Brien",
      'cognito:groups': ['participant'],
      iss: fixture.pool.issuer,
      aud: CLIENT_ID,
    });
    const claims = await fixture.authenticator.authenticate(session.getAccessToken().getJwtToken());
    expect(claims).toMatchObject({ tokenUse: 'access', groups: ['participant'] });
  });

  it('signs in by USER_PASSWORD_AUTH, and rejects a wrong password both ways', async () => {
    const { email } = await fixture.newUser();
    for (const flow of ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH']) {
      const user = cognitoUser(email);
      user.setAuthenticationFlowType(flow);
      const session = await signIn(user, email.toUpperCase(), PASSWORD);
      expect(session.isValid()).toBe(true);
      await expect(signIn(cognitoUser(email), email, `${PASSWORD}!`)).rejects.toMatchObject({
        code: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
      });
    }
  });

  it('refreshes, changes the password, and signs out everywhere', async () => {
    const { email, userId } = await fixture.newUser();
    const user = cognitoUser(email);
    const session = await signIn(user, email, PASSWORD);
    const refreshed = await new Promise<CognitoUserSession>((resolve, reject) =>
      user.refreshSession(session.getRefreshToken(), (error: Error | null, next) =>
        error ? reject(error) : resolve(next as CognitoUserSession),
      ),
    );
    expect(refreshed.getIdToken().payload['sub']).toBe(userId);
    expect(refreshed.getRefreshToken().getToken()).toBe(session.getRefreshToken().getToken());

    await new Promise<void>((resolve, reject) =>
      user.changePassword(PASSWORD, 'Another-Horse-8', (error) =>
        error ? reject(error) : resolve(),
      ),
    );
    await expect(signIn(cognitoUser(email), email, PASSWORD)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    });
    const again = cognitoUser(email);
    await signIn(again, email, 'Another-Horse-8');
    await promised<string>((callbacks) => again.globalSignOut(callbacks));
    await expect(
      fixture.call('GetTokensFromRefreshToken', {
        ClientId: CLIENT_ID,
        RefreshToken: refreshed.getRefreshToken().getToken(),
      }),
    ).resolves.toMatchObject({ status: 400, body: { __type: 'NotAuthorizedException' } });
  });

  it('resets a forgotten password with the mailed code', async () => {
    const { email } = await fixture.newUser();
    await promised((callbacks) => cognitoUser(email).forgotPassword(callbacks));
    const code = await fixture.codeFor(email);
    await promised<string>((callbacks) =>
      cognitoUser(email).confirmPassword(code, 'Forgotten-Horse-9', callbacks),
    );
    const session = await signIn(cognitoUser(email), email, 'Forgotten-Horse-9');
    expect(session.isValid()).toBe(true);
  });
});
