import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInWithPassword } from '../../../client/sign-in/token-source.ts';
import { startGateway, type TestGateway } from '../../support/start-gateway.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool } from './pool-fixture.ts';

let pool: PoolFixture;

beforeAll(async () => {
  pool = await startPool();
});
afterAll(() => pool.stop());

const signUp = (Username: string, Password: string) =>
  pool.call('SignUp', { ClientId: CLIENT_ID, Username, Password });

const signIn = (USERNAME: string, password: string) =>
  pool.call('InitiateAuth', {
    ClientId: CLIENT_ID,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD: password },
  });

async function confirm(email: string): Promise<void> {
  const { body } = await pool.call('ConfirmSignUp', {
    ClientId: CLIENT_ID,
    Username: email,
    ConfirmationCode: await pool.codeFor(email),
  });
  expect(body.__type).toBeUndefined();
}

describe('a new password', () => {
  it.each([` ${PASSWORD}`, `${PASSWORD} `, `\t${PASSWORD}`, `${PASSWORD}\u00A0`, `${PASSWORD}\n`])(
    'is rejected when it begins or ends with a blank: %j',
    async (password) => {
      const { body } = await signUp(pool.newEmail(), password);
      expect(body.__type).toBe('InvalidParameterException');
      expect(body.message).toContain("Value at 'password' failed to satisfy constraint");
    },
  );

  it('may have blanks inside', async () => {
    const email = pool.newEmail();
    expect((await signUp(email, 'Correct Horse 7')).body.__type).toBeUndefined();
  });

  it('is the same in every way that Unicode writes it', async () => {
    const email = pool.newEmail();
    await signUp(email, 'Zoe\u0308-Ångström-\uFF17'); // decomposed, and a digit in full width
    await confirm(email);
    for (const password of [
      'Zo\u00EB-\u00C5ngstr\u00F6m-7',
      'Zoe\u0308-A\u030Angstro\u0308m-\uFF17',
    ]) {
      expect((await signIn(email, password)).body.AuthenticationResult).toBeDefined();
    }
    expect((await signIn(email, 'Zoe-Angstrom-7')).body.__type).toBe('NotAuthorizedException');
  });

  it('is as strong as its normal form', async () => {
    const { body } = await signUp(pool.newEmail(), '\uFB03\uFB03'); // two ligatures of three letters each
    expect(body.__type).toBe('InvalidPasswordException');
  });
});

describe('an address with blanks around it', () => {
  it('is the address, at every door', async () => {
    const email = pool.newEmail();
    const padded = ` ${email}\t`;
    expect((await signUp(padded, PASSWORD)).body.__type).toBeUndefined();
    const { body: again } = await pool.call('ResendConfirmationCode', {
      ClientId: CLIENT_ID,
      Username: padded,
    });
    expect(again.__type).toBeUndefined();
    const { body: confirmed } = await pool.call('ConfirmSignUp', {
      ClientId: CLIENT_ID,
      Username: padded,
      ConfirmationCode: await pool.codeFor(email),
    });
    expect(confirmed.__type).toBeUndefined();
    expect((await signIn(padded, PASSWORD)).body.AuthenticationResult).toBeDefined();
    const { body: forgotten } = await pool.call('ForgotPassword', {
      ClientId: CLIENT_ID,
      Username: padded,
    });
    expect(forgotten.__type).toBeUndefined();
  });
});

describe('signing in by SRP', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  it('normalizes the password and trims the address in the client', async () => {
    const organizationId = await gateway.newOrganization();
    const { email } = await gateway.newUser(organizationId, 'careProvider');
    const normal = 'Zo\u00EB-\u00C5ngstr\u00F6m-7';
    const call = (operation: string, body: object) =>
      fetch(`${gateway.url}/cognito`, {
        method: 'POST',
        headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
        body: JSON.stringify(body),
      });
    const changed = await call('ChangePassword', {
      AccessToken: await gateway.signIn(email),
      PreviousPassword: PASSWORD,
      ProposedPassword: normal.normalize('NFD'),
    });
    expect(changed.status).toBe(200);
    for (const password of [normal, normal.normalize('NFD')]) {
      const token = signInWithPassword(gateway.url, { email: `${email} `, password });
      expect(await token()).toMatch(/^ey/);
    }
  });
});
