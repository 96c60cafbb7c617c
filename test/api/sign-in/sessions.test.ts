import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { systemScope } from '../../../api/auth/scope.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool } from './pool-fixture.ts';

let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await startPool();
});
afterAll(() => fixture.stop());

const DAY_SECONDS = 24 * 3600;
const WRONG = { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const LOCKED = { __type: 'NotAuthorizedException', message: 'Password attempts exceeded' };
const REVOKED = { __type: 'NotAuthorizedException', message: 'Refresh Token has been revoked' };

async function signedIn() {
  const user = await fixture.newUser();
  const { body } = await fixture.signIn(user.email);
  if (!body.AuthenticationResult) throw new Error(body.message);
  return { ...user, ...body.AuthenticationResult };
}

const refresh = (RefreshToken: string | undefined) =>
  fixture.call('GetTokensFromRefreshToken', { ClientId: CLIENT_ID, RefreshToken });

describe('lock-out', () => {
  const fail = async (email: string) => fixture.guessSrp(await fixture.beginSrp(email));

  it('begins with the fifth failure and doubles with each further one', async () => {
    const { email } = await fixture.newUser();
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect((await fail(email)).body).toEqual(WRONG);
    }
    expect((await fixture.signIn(email)).body).toEqual(LOCKED);
    fixture.clock.advanceSeconds(1);
    expect((await fail(email)).body).toEqual(WRONG);
    fixture.clock.advanceSeconds(1);
    expect((await fixture.beginSrp(email)).body).toEqual(LOCKED);
    fixture.clock.advanceSeconds(1);
    expect((await fixture.signIn(email)).status).toBe(200);
    for (let attempt = 1; attempt <= 4; attempt++) await fail(email);
    expect((await fixture.beginSrp(email)).status).toBe(200);
  });

  it('resets failures after 15 minutes', async () => {
    const { email } = await fixture.newUser();
    for (let attempt = 1; attempt <= 4; attempt++) await fail(email);
    fixture.clock.advanceSeconds(15 * 60);
    await fail(email);
    expect((await fixture.beginSrp(email)).status).toBe(200);
  });

  it('gives a result to only five of many simultaneous guesses', async () => {
    const { email } = await fixture.newUser();
    const challenges = await Promise.all(Array.from({ length: 12 }, () => fixture.beginSrp(email)));
    const answers = await Promise.all(challenges.map(fixture.guessSrp));
    expect(answers.filter(({ body }) => body.message === WRONG.message)).toHaveLength(5);
    expect(answers.filter(({ body }) => body.message === LOCKED.message)).toHaveLength(7);
  });

  it('treats an unknown address alike', async () => {
    const email = fixture.newEmail();
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect((await fail(email)).body).toEqual(WRONG);
    }
    expect((await fixture.signIn(email)).body).toEqual(LOCKED);
  });
});

describe('a password exchange', () => {
  it('can be answered once, within three minutes', async () => {
    const { email } = await fixture.newUser();
    const begun = await fixture.beginSrp(email);
    await fixture.guessSrp(begun);
    const late = await fixture.beginSrp(email);
    fixture.clock.advanceSeconds(180);
    for (const challenge of [begun, late]) {
      expect((await fixture.guessSrp(challenge)).body.message).toBe(
        'Invalid session for the user, session is expired.',
      );
    }
  });

  it.each([
    ['0', 'zero'],
    ['1', 'one'],
  ])('rejects the client value %s (%s), whose powers are known', async (SRP_A) => {
    const answer = await fixture.call('InitiateAuth', {
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: fixture.newEmail(), SRP_A },
    });
    expect(answer.body.__type).toBe('InvalidParameterException');
  });
});

describe('refresh tokens', () => {
  it('rotate; the previous one works for a minute, then its use ends the session', async () => {
    const { RefreshToken: first } = await signedIn();
    const second = (await refresh(first)).body.AuthenticationResult?.RefreshToken;
    expect(second).not.toBe(first);
    fixture.clock.advanceSeconds(60);
    expect((await refresh(first)).status).toBe(200);
    fixture.clock.advanceSeconds(1);
    expect((await refresh(first)).body).toEqual(REVOKED);
    expect((await refresh(second)).body).toEqual(REVOKED);
  });

  // Amplify for Android and Swift keeps its first token.
  it.each(['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'])('stay the same with %s', async (AuthFlow) => {
    const { RefreshToken } = await signedIn();
    const renew = () =>
      fixture.call('InitiateAuth', {
        ClientId: CLIENT_ID,
        AuthFlow,
        AuthParameters: { REFRESH_TOKEN: RefreshToken, DEVICE_KEY: null },
      });
    for (let renewal = 1; renewal <= 3; renewal++) {
      const { status, body } = await renew();
      expect(status).toBe(200);
      expect(body.AuthenticationResult).toHaveProperty('AccessToken');
      expect(body.AuthenticationResult).not.toHaveProperty('RefreshToken');
      fixture.clock.advanceSeconds(3600);
    }
    await refresh(RefreshToken); // replaces it
    fixture.clock.advanceSeconds(61);
    expect((await renew()).body).toEqual(REVOKED);
  });

  it('end with RevokeToken, and the access tokens end with them', async () => {
    const { RefreshToken, AccessToken } = await signedIn();
    await fixture.call('RevokeToken', { ClientId: CLIENT_ID, Token: RefreshToken });
    expect((await refresh(RefreshToken)).body).toEqual(REVOKED);
    for (const [operation, body] of [
      ['GetUser', { AccessToken }],
      ['GlobalSignOut', { AccessToken }],
      [
        'ChangePassword',
        { AccessToken, PreviousPassword: PASSWORD, ProposedPassword: 'Another-Horse-8' },
      ],
    ] as const) {
      expect((await fixture.call(operation, body)).body.message).toBe(
        'Access Token has been revoked',
      );
    }
  });

  it('end after 14 days without a renewal', async () => {
    const { RefreshToken } = await signedIn();
    fixture.clock.advanceSeconds(14 * DAY_SECONDS - 1);
    const next = (await refresh(RefreshToken)).body.AuthenticationResult?.RefreshToken;
    fixture.clock.advanceSeconds(14 * DAY_SECONDS);
    expect((await refresh(next)).body.message).toBe('Invalid Refresh Token');
  });

  it('end after 30 days, however often they are renewed, and access tokens end with them', async () => {
    let { RefreshToken: token, ExpiresIn: lifetime } = await signedIn();
    expect(lifetime).toBe(3600);
    for (const days of [10, 10, 9.99]) {
      fixture.clock.advanceSeconds(days * DAY_SECONDS);
      const { AuthenticationResult } = (await refresh(token)).body;
      ({ RefreshToken: token, ExpiresIn: lifetime } = AuthenticationResult!);
    }
    expect(lifetime).toBe(864); // a hundredth of a day
    fixture.clock.advanceSeconds(864);
    expect((await refresh(token)).body.message).toBe('Invalid Refresh Token');
  });

  it('end when the password changes, except in the session that changed it', async () => {
    const { email, RefreshToken: elsewhere } = await signedIn();
    const here = (await fixture.signIn(email)).body.AuthenticationResult;
    await fixture.call('ChangePassword', {
      AccessToken: here?.AccessToken,
      PreviousPassword: PASSWORD,
      ProposedPassword: 'Another-Horse-8',
    });
    expect((await refresh(elsewhere)).body).toEqual(REVOKED);
    expect((await refresh(here?.RefreshToken)).status).toBe(200);
  });
});

describe('tokens', () => {
  it('have the current groups, and are not issued to a disabled user', async () => {
    const { userId, RefreshToken } = await signedIn();
    const change = (values: { groups?: ['analyst']; disabled_at?: Date }) =>
      fixture.database.within(systemScope('test'), (tx) =>
        tx.sql.updateTable('users').set(values).where('id', '=', userId).execute(),
      );
    await change({ groups: ['analyst'] });
    const next = (await refresh(RefreshToken)).body.AuthenticationResult;
    await expect(
      fixture.authenticator.authenticate(next?.AccessToken ?? ''),
    ).resolves.toMatchObject({ userId, groups: ['analyst'] });
    await change({ disabled_at: new Date() });
    expect((await refresh(next?.RefreshToken)).body).toEqual({
      __type: 'UserLambdaValidationException',
      message: 'PreTokenGeneration failed with error This user is disabled.',
    });
  });

  it('of the id kind do not authorize operations of the user', async () => {
    const { IdToken } = await signedIn();
    expect((await fixture.call('GetUser', { AccessToken: IdToken })).body.message).toBe(
      'Invalid Access Token',
    );
  });
});

describe('at rest', () => {
  it('the database has no usable credentials, and viewers cannot read them', async () => {
    const { RefreshToken, userId } = await signedIn();
    const rows = await fixture.database.within(systemScope('test'), async (tx) => {
      const { rows } = await sql<{ row: unknown }>`
        select to_jsonb(a) as row from user_pool.accounts a
        union all select to_jsonb(t) from user_pool.refresh_tokens t`.execute(tx.sql);
      return JSON.stringify(rows);
    });
    expect(rows).toContain(userId);
    expect(rows).not.toContain(PASSWORD);
    expect(rows).not.toContain(RefreshToken);

    const viewer = {
      kind: 'viewer',
      userId,
      organizationId: fixture.organizationId,
      groups: ['participant'],
    } as const;
    for (const table of ['user_pool.accounts', 'outbox.messages']) {
      await expect(
        fixture.database.within(viewer, (tx) =>
          sql`select 1 from ${sql.table(table)}`.execute(tx.sql),
        ),
      ).rejects.toThrow('permission denied');
    }
  });
});
