import { beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import type { UserDirectory } from '../../api/auth/user-directory.ts';
import { userStore } from '../../api/database/stores/user-store.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture } from '../api/sign-in/pool-fixture.ts';
import { codeOf } from '../support/one-time-code.ts';

/** A directory and the pool that it manages. */
export interface DirectoryUnderTest {
  readonly directory: UserDirectory;
  readonly fixture: PoolFixture;
}

/** The contract of every `UserDirectory`. `under` is called once its pool has started. */
export function describeUserDirectory(name: string, under: () => DirectoryUnderTest) {
  describe(name, () => {
    let directory: UserDirectory;
    let fixture: PoolFixture;

    beforeAll(() => {
      ({ directory, fixture } = under());
    });

    const newUser = (email = fixture.newEmail()) =>
      directory.createConfirmedUser({
        email,
        password: PASSWORD,
        givenName: 'Zoë 🌱',
        familyName: 'O’Brien',
      });

    const invite = (email: string, group: 'careProvider' | 'admin') =>
      fixture.database.within(systemScope('test'), (tx) =>
        userStore.invite(tx, {
          organizationId: fixture.organizationId,
          email,
          group,
          participantId: null,
          invitedBy: null,
          expiresAt: new Date(Date.now() + 60_000),
        }),
      );

    const newSession = async () => {
      const email = fixture.newEmail();
      const { userId } = await newUser(email);
      const { body } = await fixture.signIn(email);
      return { email, userId, session: body.AuthenticationResult! };
    };

    const refresh = async (token: string) =>
      (
        await fixture.call('GetTokensFromRefreshToken', {
          ClientId: CLIENT_ID,
          RefreshToken: token,
        })
      ).status;

    it('creates a user who can sign in at once, in the group of the invitation', async () => {
      const email = fixture.newEmail();
      await invite(email, 'careProvider');
      const { userId } = await newUser(email.toUpperCase());
      const { body } = await fixture.signIn(email);
      const claims = await fixture.authenticator.authenticate(
        body.AuthenticationResult!.AccessToken,
      );
      expect(claims).toMatchObject({ userId, groups: ['careProvider'] });
      expect(await directory.groupsOf(userId)).toEqual(['careProvider']);
      const user = {
        userId,
        email,
        givenName: 'Zoë 🌱',
        familyName: 'O’Brien',
        confirmed: true,
        enabled: true,
        secondFactor: false,
      };
      expect(await directory.find(userId)).toEqual(user);
      expect(await directory.find(email.toUpperCase())).toEqual(user);
      expect(await directory.find('nobody@example.org')).toBeUndefined();
    });

    it('rejects a taken address, and a weak password before it creates anything', async () => {
      const email = fixture.newEmail();
      const weak = { email, password: 'weak', givenName: '', familyName: '' };
      await expect(directory.createConfirmedUser(weak)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ field: 'password' }],
      });
      expect(await directory.find(email)).toBeUndefined();
      await newUser(email);
      await expect(newUser(email)).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    it('completes a user whose creation was interrupted, and an unconfirmed user', async () => {
      const email = fixture.newEmail();
      await fixture.call('SignUp', {
        ClientId: CLIENT_ID,
        Username: email,
        Password: 'Another-Horse-8',
        UserAttributes: [{ Name: 'given_name', Value: 'Somebody' }],
      });
      expect(await directory.find(email)).toMatchObject({ confirmed: false });
      await newUser(email);
      expect(await directory.find(email)).toMatchObject({ confirmed: true, givenName: 'Zoë 🌱' });
      expect((await fixture.signIn(email, 'Another-Horse-8')).status).toBe(400);
      expect((await fixture.signIn(email)).status).toBe(200);
    });

    it('sets groups, idempotently', async () => {
      const { userId } = await newUser();
      expect(await directory.groupsOf(userId)).toEqual(['participant']);
      for (const _again of [1, 2]) {
        await directory.setGroups(userId, ['careProvider', 'admin']);
        expect(await directory.groupsOf(userId)).toEqual(['admin', 'careProvider']);
      }
      await directory.setGroups(userId, []);
      expect(await directory.groupsOf(userId)).toEqual([]);
    });

    it('disables and enables: no sign-in or renewal in between, and no session afterwards', async () => {
      const { email, userId, session } = await newSession();
      await directory.disable(userId);
      await directory.disable(userId);
      expect(await directory.find(userId)).toMatchObject({ enabled: false });
      expect(await fixture.signIn(email)).toMatchObject({
        status: 400,
        body: { __type: 'NotAuthorizedException', message: 'User is disabled.' },
      });
      expect(await refresh(session.RefreshToken)).toBe(400);
      await directory.enable(userId);
      expect((await fixture.signIn(email)).status).toBe(200);
      expect(await refresh(session.RefreshToken)).toBe(400);
    });

    it('signs out everywhere', async () => {
      const { email, userId, session } = await newSession();
      expect(await refresh(session.RefreshToken)).toBe(200);
      await directory.signOutEverywhere(userId);
      expect(await refresh(session.RefreshToken)).toBe(400);
      expect((await fixture.signIn(email)).status).toBe(200);
    });

    it('removes a lost second factor', async () => {
      const { email, userId, session } = await newSession();
      const { AccessToken } = session;
      const { body } = await fixture.call('AssociateSoftwareToken', { AccessToken });
      const UserCode = codeOf(body.SecretCode!, fixture.clock.now());
      await fixture.call('VerifySoftwareToken', { AccessToken, UserCode });
      const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
      await fixture.call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings });
      expect(await directory.find(userId)).toMatchObject({ secondFactor: true });
      expect((await fixture.signIn(email)).body.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');

      await directory.resetSecondFactor(userId);
      expect(await directory.find(userId)).toMatchObject({ secondFactor: false });
      expect((await fixture.signIn(email)).body.AuthenticationResult).toBeDefined();
    });

    it('lists every user once, page by page', async () => {
      const { userId } = await newUser();
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await directory.list({ limit: 2, ...(after !== undefined && { after }) });
        expect(page.users.length).toBeLessThanOrEqual(2);
        seen.push(...page.users.map(({ userId }) => userId));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toContain(userId);
      expect(seen.length).toBeGreaterThan(2);
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('deletes an account with its sessions, and rejects later changes to it', async () => {
      const { email, userId, session } = await newSession();
      await directory.remove(userId);
      await directory.remove(userId);
      expect(await directory.find(userId)).toBeUndefined();
      expect((await fixture.signIn(email)).status).toBe(400);
      expect(await refresh(session.RefreshToken)).toBe(400);
      for (const change of [
        directory.disable(userId),
        directory.enable(userId),
        directory.signOutEverywhere(userId),
        directory.resetSecondFactor(userId),
        directory.setGroups(userId, ['admin']),
        directory.groupsOf(userId),
      ]) {
        await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });
  });
}
