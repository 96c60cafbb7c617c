import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deferred } from '../../support/deferred.ts';
import { type Answer, CLIENT_ID, PASSWORD, type PoolFixture, startPool } from './pool-fixture.ts';

let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await startPool();
});
afterAll(() => fixture.stop());

const signUp = (email: string, attributes: Record<string, string> = {}, Password = PASSWORD) =>
  fixture.call('SignUp', {
    ClientId: CLIENT_ID,
    Username: email,
    Password,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });

const confirm = (email: string, ConfirmationCode: string) =>
  fixture.call('ConfirmSignUp', { ClientId: CLIENT_ID, Username: email, ConfirmationCode });

const resend = (email: string) =>
  fixture.call('ResendConfirmationCode', { ClientId: CLIENT_ID, Username: email });

const forgot = (email: string) =>
  fixture.call('ForgotPassword', { ClientId: CLIENT_ID, Username: email });

const reset = (email: string, ConfirmationCode: string, Password = 'Forgotten-Horse-9') =>
  fixture.call('ConfirmForgotPassword', {
    ClientId: CLIENT_ID,
    Username: email,
    ConfirmationCode,
    Password,
  });

const mailsTo = (email: string) => fixture.mailsTo(email);

/** A different code. */
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

describe('signing up', () => {
  it.each([
    ['Sh0rt-7', 'Password not long enough'],
    ['NO-LOWER-7', 'Password must have lowercase characters'],
    ['no-upper-7', 'Password must have uppercase characters'],
    ['No-Number-', 'Password must have numeric characters'],
    ['NoSymbol77', 'Password must have symbol characters'],
  ])('rejects the password %s', async (password, reason) => {
    const { body } = await signUp(fixture.newEmail(), {}, password);
    expect(body).toEqual({
      __type: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${reason}`,
    });
  });

  it.each(['custom:group', 'cognito:groups', 'sub', 'email_verified'])(
    'rejects the attribute %s, which would grant rights',
    async (name) => {
      const email = fixture.newEmail();
      const { body } = await signUp(email, { email, [name]: 'admin' });
      expect(body.__type).toBe('NotAuthorizedException');
      expect(await mailsTo(email)).toEqual([]);
    },
  );

  it('names every invalid field', async () => {
    const { status, errorType, body } = await fixture.call('SignUp', {
      ClientId: CLIENT_ID,
      Username: 'not visible',
    });
    expect({ status, errorType }).toEqual({
      status: 400,
      errorType: 'InvalidParameterException:',
    });
    expect(body.message).toBe(
      "2 validation errors detected: Value at 'username' failed to satisfy constraint: " +
        "Member must be a visible name; Value at 'password' failed to satisfy constraint: " +
        'Member must not be null',
    );
  });

  it.each([
    ['Username', { Username: 'a\0@example.org' }],
    ['UserAttributes', { UserAttributes: [{ Name: 'given_name', Value: 'A\0da' }] }],
  ])('rejects a null character in %s', async (_field, bad) => {
    const { body } = await fixture.call('SignUp', {
      ClientId: CLIENT_ID,
      Username: fixture.newEmail(),
      Password: PASSWORD,
      ...bad,
    });
    expect(body.__type).toBe('InvalidParameterException');
  });

  it('rejects a client of another pool', async () => {
    const { body } = await fixture.call('ForgotPassword', { ClientId: 'other', Username: 'a@b.c' });
    expect(body.__type).toBe('ResourceNotFoundException');
  });

  it('keeps the last sign-up of an unconfirmed address', async () => {
    const email = fixture.newEmail();
    const first = await signUp(email, {}, 'Strangers-Horse-6');
    const second = await signUp(email.toUpperCase());
    expect(second.body).toEqual(first.body);
    expect((await confirm(email, await fixture.codeFor(email))).status).toBe(200);
    expect((await fixture.signIn(email, 'Strangers-Horse-6')).status).toBe(400);
    expect((await fixture.signIn(email)).status).toBe(200);
  });
});

describe('codes', () => {
  it('are replaced by the next one, expire after a day, and work once', async () => {
    const email = fixture.newEmail();
    await signUp(email);
    const first = await fixture.codeFor(email);
    const { text } = (await mailsTo(email))[0]!;
    expect(text).toContain(`Your confirmation code is ${first}.`);
    expect(text).toContain(`Votre code de confirmation est ${first}.`);
    await resend(email);
    const second = await fixture.codeFor(email);
    if (first !== second) {
      expect((await confirm(email, first)).body.__type).toBe('CodeMismatchException');
    }
    fixture.clock.advanceSeconds(24 * 3600);
    expect((await confirm(email, second)).body.__type).toBe('ExpiredCodeException');
    await resend(email);
    const third = await fixture.codeFor(email);
    expect((await confirm(email, third)).body).toEqual({});
    expect((await confirm(email, third)).body.__type).toBe('ExpiredCodeException');
  });

  it('are invalid after five wrong guesses', async () => {
    const { email } = await fixture.newUser();
    await forgot(email);
    const code = await fixture.codeFor(email);
    for (let guess = 1; guess <= 5; guess++) {
      expect((await reset(email, otherThan(code))).body.__type).toBe('CodeMismatchException');
    }
    expect((await reset(email, code)).body.__type).toBe('LimitExceededException');
  });

  it('are sent at most five times an hour', async () => {
    const { email } = await fixture.newUser();
    for (let sent = 1; sent <= 5; sent++) expect((await forgot(email)).status).toBe(200);
    expect((await forgot(email)).body.__type).toBe('LimitExceededException');
    fixture.clock.advanceSeconds(3601);
    expect((await forgot(email)).status).toBe(200);
    expect(await mailsTo(email)).toHaveLength(6);
  });

  it('for a new password end the lock-out of the owner', async () => {
    const { email } = await fixture.newUser();
    for (let guess = 1; guess <= 5; guess++) {
      await fixture.guessSrp(await fixture.beginSrp(email));
    }
    await forgot(email);
    await reset(email, await fixture.codeFor(email));
    expect((await fixture.signIn(email, 'Forgotten-Horse-9')).status).toBe(200);
  });
});

describe('a stranger cannot tell who has an account', () => {
  it('by signing in with a password', async () => {
    const { email } = await fixture.newUser();
    const known = await fixture.signIn(email, 'Wrong-Horse-7');
    expect(await fixture.signIn(fixture.newEmail(), 'Wrong-Horse-7')).toEqual(known);
  });

  it('by a password exchange', async () => {
    const { email } = await fixture.newUser();
    const unknown = fixture.newEmail();
    const known = await fixture.beginSrp(email);
    const first = await fixture.beginSrp(unknown);
    const second = await fixture.beginSrp(unknown.toUpperCase());
    expect(shapeOf(first.body)).toEqual(shapeOf(known.body));
    for (const name of ['USER_ID_FOR_SRP', 'SALT']) {
      expect(second.body.ChallengeParameters?.[name]).toBe(first.body.ChallengeParameters?.[name]);
    }
    expect(await fixture.guessSrp(first)).toEqual(await fixture.guessSrp(known));
  });

  it('by requesting a code, or guessing it', async () => {
    const { email: known } = await fixture.newUser();
    const unknown = fixture.newEmail();
    for (const ask of [forgot, resend]) expect(await ask(unknown)).toEqual(await ask(known));
    for (const guess of [reset, confirm]) {
      for (let round = 1; round <= 6; round++) {
        const answer = await guess(known, '12345x');
        expect(await guess(unknown, '12345x')).toEqual(answer);
        expect(answer.body.__type).toBe(
          round <= 5 ? 'CodeMismatchException' : 'LimitExceededException',
        );
      }
    }
    const never = fixture.newEmail();
    expect((await reset(never, '123456')).body.__type).toBe('ExpiredCodeException');
    expect(await mailsTo(unknown)).toEqual([]);
  });

  it('by the time that requesting a code takes: it does not wait for the mail', async () => {
    const { email } = await fixture.newUser();
    const sent = deferred();
    vi.spyOn(fixture.outbox, 'sendMail').mockReturnValueOnce(sent.promise);
    expect((await forgot(email)).status).toBe(200);
    sent.resolve();
  });

  it('by signing up: the owner gets a mail, and nothing changes', async () => {
    const { email, userId } = await fixture.newUser();
    const fresh = await signUp(fixture.newEmail(), {}, 'Strangers-Horse-6');
    const taken = await signUp(email, {}, 'Strangers-Horse-6');
    expect(taken.body).toEqual({ ...fresh.body, UserSub: taken.body.UserSub });
    expect(taken.body.UserSub).not.toBe(userId);
    expect(await signUp(email, {}, 'Strangers-Horse-6')).toEqual(taken);
    expect((await mailsTo(email))[0]?.subject).toContain('You have a Gaitway account already');
    expect((await fixture.signIn(email, 'Strangers-Horse-6')).status).toBe(400);
    expect((await fixture.signIn(email)).status).toBe(200);
  });
});

/** The shape of a challenge, without its values. */
const shapeOf = ({ ChallengeParameters = {} }: Answer) =>
  Object.entries(ChallengeParameters).map(([name, value]) => [
    name,
    // Numbers lose leading zeros. A uuid of version 4 has a 4, and one of 89ab.
    name === 'SRP_B' || name === 'SALT'
      ? /^[\da-f]{28,768}$/.test(value)
      : value.replace(/[89ab](?=[\da-f]{3}-[\da-f]{12}$)/, '8').replace(/[^4-]|4(?!...-8)/g, 'x'),
  ]);
