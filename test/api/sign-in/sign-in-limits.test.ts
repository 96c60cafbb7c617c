import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inUserPool } from '../../../api/auth/local-user-pool/user-pool-tables.ts';
import { systemScope } from '../../../api/auth/scope.ts';
import { startGateway } from '../../support/start-gateway.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool } from './pool-fixture.ts';

let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await startPool({ networkLimits: { signIns: 100, failures: 60, mails: 40 } });
});
afterAll(() => fixture.stop());

let networks = 0;
/** A client address in an unused network. */
const newNetwork = () => `198.51.${Math.floor(++networks / 250)}.${(networks % 250) + 1}`;

const forgot = (email: string, from: string) =>
  fixture.call('ForgotPassword', { ClientId: CLIENT_ID, Username: email }, from);

const reset = (email: string, ConfirmationCode: string, from: string) =>
  fixture.call(
    'ConfirmForgotPassword',
    { ClientId: CLIENT_ID, Username: email, ConfirmationCode, Password: 'Forgotten-Horse-9' },
    from,
  );

/** A user who has signed in from a network before. */
async function newUserAt(home: string) {
  const user = await fixture.newUser();
  expect((await fixture.signIn(user.email, PASSWORD, home)).status).toBe(200);
  return user;
}

/** Sets the count of failed sign-ins by strangers for all accounts. */
const setFailuresOfStrangers = (points: number) =>
  fixture.database.within(systemScope('test'), (tx) =>
    inUserPool(tx)
      .updateTable('limits')
      .set({ points })
      .where('key', 'like', 'strangers-failures:%')
      .execute(),
  );

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

/** Requests codes from new networks until one is rejected. Returns how many were mailed. */
async function bomb(email: string): Promise<number> {
  for (let mails = 0; ;) {
    const from = newNetwork();
    for (let sent = 0; sent < 5; sent++, mails++) {
      const { body } = await forgot(email, from);
      if (body.__type === undefined) continue;
      expect(body.__type).toBe('LimitExceededException');
      return mails;
    }
  }
}

describe('mails to one address', () => {
  it('are limited for a network by hour and day, over all operations', async () => {
    const { email } = await fixture.newUser();
    const from = newNetwork();
    const body = { ClientId: CLIENT_ID, Username: email };
    for (const operation of ['ForgotPassword', 'ResendConfirmationCode', 'ForgotPassword']) {
      expect((await fixture.call(operation, body, from)).status).toBe(200);
    }
    const signUp = { ...body, Password: PASSWORD, UserAttributes: [] };
    for (let i = 0; i < 2; i++) {
      expect((await fixture.call('SignUp', signUp, from)).status).toBe(200);
    }
    const refused = await fixture.call('SignUp', signUp, from);
    expect(refused.body.__type).toBe('LimitExceededException');
    expect(Number(refused.retryAfter)).toBeGreaterThan(3500);
    expect((await forgot(email, newNetwork())).status).toBe(200);
    fixture.clock.advanceSeconds(3601);
    for (let i = 0; i < 5; i++) expect((await forgot(email, from)).status).toBe(200);
    fixture.clock.advanceSeconds(3601);
    expect((await forgot(email, from)).body.__type).toBe('LimitExceededException');
  });

  it('are limited for all networks together, and the owner still gets one', async () => {
    const home = newNetwork();
    const { email } = await newUserAt(home);
    expect(await bomb(email)).toBe(30);
    expect((await fixture.mailsTo(email)).length).toBe(30);
    expect((await forgot(email, home)).status).toBe(200);
    expect((await reset(email, await fixture.codeFor(email), home)).status).toBe(200);
    fixture.clock.advanceSeconds(24 * 3600);
    expect((await forgot(email, newNetwork())).status).toBe(200);
  });

  it('are limited alike for an unknown address', async () => {
    expect(await bomb(fixture.newEmail())).toBe(30);
  });

  it('to all addresses are limited for a network', async () => {
    const from = newNetwork();
    for (let i = 0; i < 40; i++) {
      expect((await forgot(fixture.newEmail(), from)).status).toBe(200);
    }
    const refused = await forgot(fixture.newEmail(), from);
    expect(refused).toMatchObject({ status: 400, errorType: 'TooManyRequestsException:' });
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    expect((await forgot(fixture.newEmail(), newNetwork())).status).toBe(200);
  });
});

describe('guesses at codes', () => {
  it('are counted over all codes of an account, and other networks are not locked out', async () => {
    const { email } = await fixture.newUser();
    const from = newNetwork();
    for (let codes = 0; codes < 3; codes++) {
      await forgot(email, from);
      const code = await fixture.codeFor(email);
      for (let guess = 0; guess < 5; guess++) {
        expect((await reset(email, otherThan(code), from)).body.__type).toBe(
          'CodeMismatchException',
        );
      }
    }
    const other = newNetwork();
    await forgot(email, other);
    const code = await fixture.codeFor(email);
    const refused = await reset(email, code, from);
    expect(refused.body.__type).toBe('LimitExceededException');
    expect(Number(refused.retryAfter)).toBeGreaterThan(3600);
    expect((await reset(email, code, other)).status).toBe(200);
  });

  it('are limited for all networks together, and the owner is not locked out', async () => {
    const home = newNetwork();
    const { email } = await newUserAt(home);
    for (let i = 0; i < 10; i++) {
      const from = newNetwork();
      await forgot(email, i % 2 === 0 ? from : newNetwork());
      const wrong = otherThan(await fixture.codeFor(email));
      for (let guess = 0; guess < 5; guess++) await reset(email, wrong, from);
    }
    await forgot(email, home);
    const code = await fixture.codeFor(email);
    expect((await reset(email, code, newNetwork())).body.__type).toBe('LimitExceededException');
    expect((await reset(email, code, home)).status).toBe(200);
  });

  it('that are right are not counted', async () => {
    const { email } = await fixture.newUser();
    const from = newNetwork();
    for (let i = 0; i < 20; i++) {
      if (i % 5 === 0) fixture.clock.advanceSeconds(i % 10 === 0 ? 24 * 3600 : 3601);
      await forgot(email, from);
      expect((await reset(email, await fixture.codeFor(email), from)).status).toBe(200);
    }
  });
});

describe('guesses at passwords', () => {
  it('lock only their own network', async () => {
    const { email } = await fixture.newUser();
    const from = newNetwork();
    for (let i = 0; i < 5; i++) await fixture.signIn(email, 'Wrong-Horse-7', from);
    expect((await fixture.signIn(email, PASSWORD, from)).body.message).toBe(
      'Password attempts exceeded',
    );
    expect((await fixture.signIn(email, PASSWORD, newNetwork())).status).toBe(200);
  });

  it('from many networks lock an account for new networks for a day, but not for its owner', async () => {
    const home = newNetwork();
    const { email } = await newUserAt(home);
    const fail = async () =>
      expect((await fixture.signIn(email, 'Wrong-Horse-7', newNetwork())).body.message).toBe(
        'Incorrect username or password.',
      );
    await fail();
    await setFailuresOfStrangers(299); // real failures of this many networks would take a minute
    await fail();
    expect((await fixture.signIn(email, PASSWORD, newNetwork())).body.message).toBe(
      'Password attempts exceeded',
    );
    expect((await fixture.signIn(email, PASSWORD, home)).status).toBe(200);
    fixture.clock.advanceSeconds(24 * 3600);
    expect((await fixture.signIn(email, PASSWORD, newNetwork())).status).toBe(200);
  });

  it('at all accounts are limited for a network within ten minutes', async () => {
    const from = newNetwork();
    const { email } = await fixture.newUser();
    for (let i = 0; i < 60; i++) await fixture.signIn(fixture.newEmail(), 'Wrong-Horse-7', from);
    const refused = await fixture.signIn(email, PASSWORD, from);
    expect(refused.errorType).toBe('TooManyRequestsException:');
    expect(Number(refused.retryAfter)).toBeLessThanOrEqual(600);
    expect((await fixture.signIn(email, PASSWORD, newNetwork())).status).toBe(200);
    fixture.clock.advanceSeconds(601);
    expect((await fixture.signIn(email, PASSWORD, from)).status).toBe(200);
  });
});

it('limits the sign-ins that a network begins', async () => {
  const from = newNetwork();
  const begin = () =>
    fixture.call(
      'InitiateAuth',
      {
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: fixture.newEmail(), SRP_A: 'abc123' },
      },
      from,
    );
  for (let i = 0; i < 100; i++) expect((await begin()).status).toBe(200);
  expect((await begin()).errorType).toBe('TooManyRequestsException:');
});

it('accepts an address only from the proxies of TRUST_PROXY', async () => {
  const gateway = await startGateway({ SIGN_IN_FAILURES_PER_ADDRESS: '3' });
  const guess = async (from: string) => {
    const response = await fetch(`${gateway.url}/cognito`, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
        'x-forwarded-for': from,
      },
      body: JSON.stringify({
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: `${from}@example.org`, PASSWORD: 'Wrong-Horse-7' },
      }),
    });
    return response.headers.get('x-amzn-errortype');
  };
  const answers = [];
  for (let i = 1; i <= 4; i++) answers.push(await guess(`192.0.2.${i}`));
  expect(answers).toEqual([
    'NotAuthorizedException:',
    'NotAuthorizedException:',
    'NotAuthorizedException:',
    'TooManyRequestsException:',
  ]);
  await gateway.stop();
});
