import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { inUserPool } from '../../../api/auth/local-user-pool/user-pool-tables.ts';
import { CLIENT_ID, type PoolFixture, startPool } from './pool-fixture.ts';

const PASSWORD = 'Strangers-Horse-6';

let fixture: PoolFixture;
/** An address for each account state that must look the same to a stranger. */
const addresses: Record<string, string> = {};

beforeAll(async () => {
  fixture = await startPool();
  await fixture.database.within(systemScope('test'), ({ sql }) =>
    sql.insertInto('organizations').values({ name: 'Hospital' }).execute(),
  ); // with two organizations, signing up needs an invitation
  for (const state of ['free', 'signed up', 'created by an admin', 'from before', 'unconfirmed']) {
    const email = fixture.newEmail();
    addresses[state] = email;
    await invite(email);
    if (state === 'signed up' || state === 'unconfirmed') await request('SignUp', email);
    if (state === 'signed up') {
      await request('ConfirmSignUp', email, { ConfirmationCode: await fixture.codeFor(email) });
    }
    if (state === 'created by an admin' || state === 'from before') {
      const user = { email, password: 'Correct-Horse-7', givenName: 'Ada', familyName: 'Byron' };
      const { userId } = await fixture.pool.directory.createConfirmedUser(user);
      if (state === 'from before') await keepIdForSrp(userId);
    }
  }
  addresses['uninvited'] = fixture.newEmail();
  await fixture.database.within(systemScope('test'), (tx) =>
    inUserPool(tx).deleteFrom('limits').execute(),
  ); // the mails so far do not count
});

afterAll(() => fixture.stop());

const invite = (email: string) =>
  fixture.database.within(systemScope('test'), ({ sql }) =>
    sql
      .insertInto('invitations')
      .values({
        organization_id: fixture.organizationId,
        email,
        group: 'careProvider',
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .execute(),
  );

/** Accounts of earlier versions have their own id in password exchanges. */
const keepIdForSrp = (id: string) =>
  fixture.database.within(systemScope('test'), (tx) =>
    inUserPool(tx).updateTable('accounts').set({ srp_user_id: id }).where('id', '=', id).execute(),
  );

const request = (operation: string, Username: string, more: object = {}) =>
  fixture.call(operation, {
    ClientId: CLIENT_ID,
    Username,
    ...(operation === 'SignUp' && { Password: PASSWORD }),
    ...more,
  });

/** Everything that a stranger can try with an address. Values that differ by nature become names. */
async function observe(email: string): Promise<object[]> {
  const names = new Map<string, string>();
  const seen: object[] = [];
  let sub = '';
  const note = async (response: Promise<{ status: number; body: object }>) => {
    const { status, body } = await response;
    const text = JSON.stringify(body, (key, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (/^(USER.*|SALT|UserSub)$/.test(key)) {
        if (key === 'UserSub') sub = value;
        if (!names.has(value)) names.set(value, `${key === 'SALT' ? 'salt' : 'id'} ${names.size}`);
        return names.get(value);
      }
      return /^(SRP_B|SECRET_BLOCK|Session)$/.test(key) ? 'random' : value;
    });
    seen.push({ status, text });
  };

  await note(fixture.beginSrp(email));
  await note(request('ForgotPassword', email.toUpperCase()));
  await note(request('ResendConfirmationCode', ` ${email.toUpperCase()} `));
  await note(request('SignUp', email));
  await note(request('SignUp', email.toUpperCase()));
  await note(fixture.beginSrp(email));
  await note(fixture.signIn(email, 'Wrong-Horse-7'));
  for (const name of [email, sub, sub.toUpperCase()]) {
    await note(request('ConfirmSignUp', name, { ConfirmationCode: '12345x' }));
  }
  await note(request('ResendConfirmationCode', email));
  await note(request('ConfirmSignUp', sub, { ConfirmationCode: '12345x' }));
  await note(
    request('ConfirmForgotPassword', email, { ConfirmationCode: '12345x', Password: PASSWORD }),
  );
  await note(fixture.guessSrp(await fixture.beginSrp(email)));
  return seen;
}

describe('a stranger sees the same for an address that is free and for one that is', () => {
  let free: object[];
  beforeAll(async () => {
    free = await observe(addresses['free']!);
  });

  it.each(['signed up', 'created by an admin', 'from before', 'unconfirmed', 'uninvited'])(
    '%s',
    async (state) => {
      expect(await observe(addresses[state]!)).toEqual(free);
    },
  );
});

it('lets the owner of a free address confirm by the id that the sign-up returned', async () => {
  const email = fixture.newEmail();
  await invite(email);
  const { body } = await request('SignUp', email);
  const code = await fixture.codeFor(email);
  const confirmed = await request('ConfirmSignUp', body.UserSub!, { ConfirmationCode: code });
  expect(confirmed.status).toBe(200);
  expect((await fixture.signIn(email, PASSWORD)).status).toBe(200);
});
