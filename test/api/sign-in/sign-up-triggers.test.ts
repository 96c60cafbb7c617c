import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { createSignUpTriggers, type SignUpTriggers } from '../../../api/auth/sign-up-triggers.ts';
import type { ScopedTransaction } from '../../../api/database/database.ts';
import type { Group } from '../../../api/domain/group.ts';
import { CLIENT_ID, PASSWORD, type PoolFixture, startPool } from './pool-fixture.ts';

let fixture: PoolFixture;
let triggers: SignUpTriggers;

beforeAll(async () => {
  fixture = await startPool();
  triggers = fixture.triggers;
});
afterAll(() => fixture.stop());

const within = <T>(work: (records: ScopedTransaction['sql']) => Promise<T>) =>
  fixture.database.within(systemScope('test'), (tx) => work(tx.sql));

const newUser = (email = fixture.newEmail()) => ({
  userId: randomUUID(),
  email,
  givenName: 'Ada',
  familyName: 'Lovelace',
});

const invite = (
  email: string,
  group: Group,
  options: { participantId?: string; expiresInSeconds?: number; organizationId?: string } = {},
) =>
  within((records) =>
    records
      .insertInto('invitations')
      .values({
        organization_id: options.organizationId ?? fixture.organizationId,
        email,
        group,
        participant_id: options.participantId ?? null,
        invited_by: null,
        expires_at: new Date(
          fixture.clock.now().getTime() + (options.expiresInSeconds ?? 3600) * 1000,
        ),
        accepted_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );

const newParticipant = () =>
  within(async (records) => {
    const { id } = await records
      .insertInto('participants')
      .values({
        organization_id: fixture.organizationId,
        user_id: null,
        identity_id: null,
        given_name: 'Ada',
        family_name: 'Lovelace',
        email: null,
        consented_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });

const userRecord = (id: string) =>
  within((records) =>
    records.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst(),
  );

const participantsOf = (userId: string) =>
  within((records) =>
    records.selectFrom('participants').selectAll().where('user_id', '=', userId).execute(),
  );

describe('after confirmation', () => {
  it('a user without an invitation becomes a participant with a record', async () => {
    const user = newUser();
    await triggers.postConfirmation(user);
    expect(await userRecord(user.userId)).toMatchObject({
      groups: ['participant'],
      organization_id: fixture.organizationId,
    });
    expect(await participantsOf(user.userId)).toMatchObject([
      { given_name: 'Ada', email: user.email, consented_at: null },
    ]);
  });

  it('the only open invitation determines the group, ignoring the case of the address', async () => {
    const user = newUser();
    await invite(user.email.toUpperCase(), 'careProvider');
    await invite(user.email, 'admin', { expiresInSeconds: -1 });
    await triggers.postConfirmation(user);
    expect(await userRecord(user.userId)).toMatchObject({ groups: ['careProvider'] });
    expect(await participantsOf(user.userId)).toEqual([]);
    expect(await triggers.preTokenGeneration(user)).toEqual({ groups: ['careProvider'] });
  });

  it('an expired invitation has no effect', async () => {
    const user = newUser();
    await invite(user.email, 'admin', { expiresInSeconds: 0 });
    await triggers.postConfirmation(user);
    expect(await userRecord(user.userId)).toMatchObject({ groups: ['participant'] });
  });

  it('an invitation links the participant that it names, once', async () => {
    const participantId = await newParticipant();
    const user = newUser();
    await invite(user.email, 'participant', { participantId });
    await triggers.postConfirmation(user);
    await triggers.postConfirmation(user);
    expect(await participantsOf(user.userId)).toMatchObject([{ id: participantId }]);

    const another = newUser();
    await invite(another.email, 'participant', { participantId });
    await expect(triggers.postConfirmation(another)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await userRecord(another.userId)).toBeUndefined();
  });

  it('an invitation is used once', async () => {
    const user = newUser();
    await invite(user.email, 'admin');
    await triggers.postConfirmation(user);
    const { accepted_at } = await within((records) =>
      records
        .selectFrom('invitations')
        .select('accepted_at')
        .where('email', '=', user.email)
        .executeTakeFirstOrThrow(),
    );
    expect(accepted_at).toEqual(fixture.clock.now());
  });

  it('an address of another user is rejected', async () => {
    const user = newUser();
    await triggers.postConfirmation(user);
    await expect(
      triggers.postConfirmation(newUser(user.email.toUpperCase())),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('before a token', () => {
  it('a user without a record is rejected', async () => {
    await expect(triggers.preTokenGeneration(newUser())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('with two organizations', () => {
  let otherId: string;

  beforeAll(async () => {
    otherId = await within(async (records) => {
      const { id } = await records
        .insertInto('organizations')
        .values({ name: 'Hospital' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    });
  });

  it('an uninvited user gets no account, and learns why by mail', async () => {
    const email = fixture.newEmail();
    await expect(triggers.preSignUp({ email })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { status } = await fixture.call('SignUp', {
      ClientId: CLIENT_ID,
      Username: email,
      Password: PASSWORD,
    });
    expect(status).toBe(200);
    expect(await fixture.mailsTo(email)).toMatchObject([
      { subject: expect.stringContaining('needs an invitation') as string },
    ]);
    expect((await fixture.signIn(email)).body.__type).toBe('NotAuthorizedException');
  });

  it('an invited user joins the organization of the invitation', async () => {
    const user = newUser();
    await invite(user.email, 'careProvider', { organizationId: otherId });
    await triggers.preSignUp(user);
    await triggers.postConfirmation(user);
    expect(await userRecord(user.userId)).toMatchObject({ organization_id: otherId });
  });

  describe('who invite the same person', () => {
    it('signs the person in without an organization', async () => {
      const user = newUser();
      await invite(user.email, 'careProvider');
      await invite(user.email, 'admin', { organizationId: otherId });
      await triggers.preSignUp(user);
      await triggers.postConfirmation(user);
      await triggers.postConfirmation(user);
      expect(await userRecord(user.userId)).toBeUndefined();
      expect(await triggers.preTokenGeneration(user)).toEqual({ groups: [] });
    });

    it('joins the invitation that the person opened', async () => {
      const user = newUser();
      const { id: invitationId } = await invite(user.email, 'careProvider');
      await invite(user.email, 'admin', { organizationId: otherId });
      await triggers.postConfirmation({ ...user, invitationId });
      expect(await userRecord(user.userId)).toMatchObject({
        organization_id: fixture.organizationId,
        groups: ['careProvider'],
      });
    });

    it('does not join one organization by an expired invitation of another', async () => {
      const user = newUser();
      const { id: invitationId } = await invite(user.email, 'analyst', { expiresInSeconds: -1 });
      await invite(user.email, 'admin', { organizationId: otherId });
      await triggers.postConfirmation({ ...user, invitationId });
      expect(await userRecord(user.userId)).toBeUndefined();
      expect(await triggers.preTokenGeneration(user)).toEqual({ groups: [] });
    });

    it('does not join by an invitation of another address', async () => {
      const user = newUser();
      const { id: invitationId } = await invite(fixture.newEmail(), 'admin');
      await invite(user.email, 'analyst', { organizationId: otherId });
      await triggers.postConfirmation({ ...user, invitationId });
      expect(await userRecord(user.userId)).toBeUndefined();
    });

    it('leaves a member of one organization where they are', async () => {
      const user = newUser();
      await invite(user.email, 'careProvider');
      await triggers.postConfirmation(user);
      const { id: invitationId } = await invite(user.email, 'admin', { organizationId: otherId });
      await triggers.postConfirmation({ ...user, invitationId });
      expect(await userRecord(user.userId)).toMatchObject({
        organization_id: fixture.organizationId,
        groups: ['careProvider'],
      });
    });

    it('takes the opened invitation from the metadata of a sign-up', async () => {
      const email = fixture.newEmail();
      const { id: invitationId } = await invite(email, 'analyst', { organizationId: otherId });
      await invite(email, 'careProvider');
      const ClientMetadata = { invitationId };
      await fixture.call('SignUp', {
        ClientId: CLIENT_ID,
        Username: email,
        Password: PASSWORD,
        ClientMetadata,
      });
      const confirmation = {
        ClientId: CLIENT_ID,
        Username: email,
        ConfirmationCode: await fixture.codeFor(email),
        ClientMetadata,
      };
      expect((await fixture.call('ConfirmSignUp', confirmation)).status).toBe(200);
      const { AuthenticationResult: tokens } = (await fixture.signIn(email)).body;
      const { userId } = await fixture.authenticator.authenticate(tokens!.AccessToken);
      expect(await userRecord(userId)).toMatchObject({
        organization_id: otherId,
        groups: ['analyst'],
      });
    });
  });

  it('other users join the sign-up organization', async () => {
    const configured = createSignUpTriggers({
      database: fixture.database,
      signUpOrganizationId: otherId,
      now: fixture.clock.now,
    });
    const user = newUser();
    await configured.preSignUp(user);
    await configured.postConfirmation(user);
    expect(await userRecord(user.userId)).toMatchObject({
      organization_id: otherId,
      groups: ['participant'],
    });
  });
});
