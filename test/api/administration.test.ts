import { unzipSync, strFromU8 } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../api/auth/scope.ts';
import { foldersOf } from '../../api/storage/object-keys.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { codeOf } from '../support/one-time-code.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let admin: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  admin = await gateway.newUser(clinic.organizationId, 'admin');
});

afterAll(() => gateway.stop());

const ask = <Data>(query: string, variables: object = {}, user = admin) =>
  clinic.ask<Data>(query, variables, user);

const refusal = async (query: string, variables: object = {}, user = admin) => {
  const { errors } = await gateway.graphql(query, variables, user.token);
  return errors?.[0]?.extensions;
};

const asSystem = (statement: ReturnType<typeof sql>) =>
  gateway.gateway.database.within(systemScope('test'), (tx) => statement.execute(tx.sql));

describe('users', () => {
  const SET_GROUPS = `mutation ($input: SetUserGroupsInput!) { setUserGroups(input: $input) {
    user { groups } } }`;

  it('are found by part of their name or address, and by group', async () => {
    const analyst = await gateway.newUser(clinic.organizationId, 'analyst');
    const { users } = await ask<{
      users: { edges: { node: { id: string } }[]; totalCount: number };
    }>(
      `query ($filter: UserFilter) { users(filter: $filter) { totalCount edges { node { id } } } }`,
      { filter: { search: analyst.email.toUpperCase(), group: 'analyst' } },
    );
    expect(users).toEqual({ totalCount: 1, edges: [{ node: { id: analyst.userId } }] });
  });

  it('are paged', async () => {
    const page = (after: string | null) =>
      ask<{
        users: {
          edges: { node: { id: string } }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      }>(
        `query ($after: String) { users(first: 2, after: $after) {
          edges { node { id } } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const { users } = await page(next);
      seen.push(...users.edges.map(({ node }) => node.id));
      next = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
    } while (next !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(clinic.provider.userId);
  });

  it('get and lose groups, and get a participant record with the group', async () => {
    const user = await gateway.newUser(clinic.organizationId, 'analyst');
    const input = { userId: user.userId, groups: ['careProvider', 'participant'] };
    expect(await ask(SET_GROUPS, { input })).toEqual({
      setUserGroups: { user: { groups: ['careProvider', 'participant'] } },
    });
    const token = await gateway.signIn(user.email);
    const { data } = await gateway.graphql<{ me: { groups: string[]; participant: object } }>(
      `{ me { groups participant { id } } }`,
      {},
      token,
    );
    expect(data.me.groups).toEqual(['careProvider', 'participant']);
    expect(data.me.participant).not.toBeNull();
  });

  it('leave all care teams when they are no longer care providers', async () => {
    const other = await gateway.newUser(clinic.organizationId, 'careProvider');
    await ask(
      `mutation ($input: LinkParticipantInput!) { linkParticipant(input: $input) { participant { id } } }`,
      { input: { participantId: clinic.participantId, careProviderId: other.userId } },
    );
    const inCare = () =>
      ask<{ user: { inCare: { id: string }[] } }>(
        `query ($id: ID!) { user(id: $id) { inCare { id } } }`,
        { id: other.userId },
      );
    expect((await inCare()).user.inCare).toEqual([{ id: clinic.participantId }]);
    await ask(SET_GROUPS, { input: { userId: other.userId, groups: ['analyst'] } });
    expect((await inCare()).user.inCare).toEqual([]);
  });

  it('are rejected from the next request on when they are disabled', async () => {
    const user = await gateway.newUser(clinic.organizationId, 'careProvider');
    const disable = (disabled: boolean) =>
      ask(
        `mutation ($input: SetUserDisabledInput!) { setUserDisabled(input: $input) { user { id } } }`,
        { input: { userId: user.userId, disabled } },
      );
    await disable(true);
    expect((await refusal(`{ me { id } }`, {}, user))?.code).toBe('UNAUTHENTICATED');
    await disable(false);
    const token = await gateway.signIn(user.email);
    expect(await refusal(`{ me { id } }`, {}, { ...user, token })).toBeUndefined();
  });

  it('cannot write once they are disabled or lose a group, even with a valid token', async () => {
    const [first, second] = await Promise.all([
      gateway.newUser(clinic.organizationId, 'admin'),
      gateway.newUser(clinic.organizationId, 'admin'),
    ]);
    const victim = await gateway.newUser(clinic.organizationId, 'analyst');
    for (const user of [first, second]) await ask(`{ me { id } }`, {}, user); // known by now
    await ask(SET_GROUPS, { input: { userId: first.userId, groups: ['analyst'] } });
    await ask(
      `mutation ($id: ID!) { setUserDisabled(input: { userId: $id, disabled: true }) { user { id } } }`,
      { id: second.userId },
    );
    const input = { userId: victim.userId, groups: ['admin'] };
    const rename = `mutation { changeOrganization(input: { name: "Mine" }) { organization { id } } }`;
    for (const user of [first, second]) {
      expect((await refusal(SET_GROUPS, { input }, user))?.code).toBe('UNAUTHENTICATED');
      expect((await refusal(rename, {}, user))?.code).toBe('UNAUTHENTICATED');
    }
    const { user } = await ask<{ user: { groups: string[] } }>(
      `query ($id: ID!) { user(id: $id) { groups } }`,
      { id: victim.userId },
    );
    expect(user.groups).toEqual(['analyst']);
  });

  it('always leave an admin, even when two remove each other’s right', async () => {
    const organizationId = await gateway.newOrganization();
    const [one, other] = await Promise.all([
      gateway.newUser(organizationId, 'admin'),
      gateway.newUser(organizationId, 'admin'),
    ]);
    const demote = (by: TestUser, whom: TestUser) =>
      refusal(SET_GROUPS, { input: { userId: whom.userId, groups: ['analyst'] } }, by);
    await Promise.all([one, other].map((user) => ask(`{ me { id } }`, {}, user)));
    await Promise.all([demote(one, other), demote(other, one)]);
    const { rows } = await asSystem(
      sql`select from users where organization_id = ${organizationId} and 'admin' = any (groups)`,
    );
    expect(rows).toHaveLength(1);
  });

  it('cannot remove their own admin right or disable themselves', async () => {
    const groups = { input: { userId: admin.userId, groups: ['analyst'] } };
    expect((await refusal(SET_GROUPS, groups))?.code).toBe('CONFLICT');
    expect(
      (
        await refusal(
          `mutation ($id: ID!) { setUserDisabled(input: { userId: $id, disabled: true }) { user { id } } }`,
          { id: admin.userId },
        )
      )?.code,
    ).toBe('CONFLICT');
  });

  it('of another organization do not exist', async () => {
    const elsewhere = await gateway.newUser(await gateway.newOrganization(), 'careProvider');
    const input = { userId: elsewhere.userId, groups: ['analyst'] };
    expect((await refusal(SET_GROUPS, { input }))?.code).toBe('NOT_FOUND');
  });

  it('are invited once: a new invitation replaces the old one, and existing users are rejected', async () => {
    const INVITE = `mutation ($input: InviteUserInput!) { inviteUser(input: $input) { expiresAt } }`;
    const email = 'soon@example.org';
    await ask(INVITE, { input: { email, group: 'admin' } });
    await ask(INVITE, { input: { email: ' Soon@example.org', group: 'analyst' } });
    const { invitations } = await ask<{ invitations: { email: string; group: string }[] }>(
      `{ invitations { email group } }`,
    );
    expect(invitations.filter((invitation) => invitation.email === email)).toEqual([
      { email, group: 'analyst' },
    ]);
    const there = await gateway.newUser(clinic.organizationId, 'participant');
    const taken = { code: 'CONFLICT', problems: [{ field: 'email' }] };
    const input = { email: there.email, group: 'admin' };
    expect(await refusal(INVITE, { input })).toMatchObject(taken);
    const again = await refusal(
      `mutation ($input: CreateParticipantInput!) { createParticipant(input: $input) { participant { id } } }`,
      { input: { givenName: 'A', familyName: 'B', email: there.email } },
      clinic.provider,
    );
    expect(again).toMatchObject(taken);
  });

  it('have invitations that can be resent and withdrawn', async () => {
    await ask(`mutation ($input: InviteUserInput!) { inviteUser(input: $input) { expiresAt } }`, {
      input: { email: 'Late@example.org', group: 'analyst' },
    });
    const waiting = async () =>
      (
        await ask<{ invitations: { id: string; email: string }[] }>(`{ invitations { id email } }`)
      ).invitations.filter(({ email }) => email === 'late@example.org');
    const [invitation] = await waiting();
    await ask(
      `mutation ($id: ID!) { sendInvitationAgain(input: { invitationId: $id }) { invitation { id } } }`,
      { id: invitation!.id },
    );
    await ask(
      `mutation ($id: ID!) { withdrawInvitation(input: { invitationId: $id }) { invitationId } }`,
      { id: invitation!.id },
    );
    expect(await waiting()).toEqual([]);
  });

  it('have invitations that only their care providers see and resend', async () => {
    const email = 'reminded@example.org';
    const participantId = await clinic.newParticipant({ email });
    const INVITED = `query ($id: ID!) { participant(id: $id) {
      invitation { id email group expiresAt mailedAt } } }`;
    const AGAIN = `mutation ($id: ID!) { sendInvitationAgain(input: { invitationId: $id }) {
      invitation { id expiresAt mailedAt } } }`;
    const invited = async (user: TestUser) =>
      (
        await ask<{ participant: { invitation: { id: string; expiresAt: string } | null } | null }>(
          INVITED,
          { id: participantId },
          user,
        )
      ).participant;
    const invitation = (await invited(clinic.provider))!.invitation!;
    expect(invitation).toMatchObject({ email, group: 'participant' });
    expect((await invited(admin))!.invitation).toMatchObject({ id: invitation.id });

    await asSystem(sql`update invitations set expires_at = now() where id = ${invitation.id}`);
    await ask(AGAIN, { id: invitation.id }, clinic.provider);
    const renewed = (await invited(clinic.provider))!.invitation!;
    expect(Date.parse(renewed.expiresAt)).toBeGreaterThan(Date.now() + 13 * 86_400_000);

    const stranger = await gateway.newUser(clinic.organizationId, 'careProvider');
    const elsewhere = await gateway.newUser(await gateway.newOrganization('Far'), 'careProvider');
    for (const other of [stranger, elsewhere]) {
      expect(await invited(other)).toBeNull();
      expect(await refusal(AGAIN, { id: invitation.id }, other)).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    const analyst = await gateway.newUser(clinic.organizationId, 'analyst');
    expect(await refusal(AGAIN, { id: invitation.id }, analyst)).toMatchObject({
      code: 'FORBIDDEN',
    });
    await ask(`mutation { inviteUser(input: { email: "staff@example.org", group: analyst }) {
      expiresAt } }`);
    const { invitations } = await ask<{ invitations: { id: string; email: string }[] }>(
      `{ invitations { id email } }`,
    );
    const staff = invitations.find((one) => one.email === 'staff@example.org')!;
    expect(await refusal(AGAIN, { id: staff.id }, clinic.provider)).toMatchObject({
      code: 'NOT_FOUND',
    });

    await gateway.newUser(clinic.organizationId, 'participant', participantId);
    await asSystem(sql`update invitations set accepted_at = now() where id = ${invitation.id}`);
    expect((await invited(clinic.provider))!.invitation).toBeNull();
  });
});

describe('an organization', () => {
  const CHANGE = `mutation ($input: ChangeOrganizationInput!) { changeOrganization(input: $input) {
    organization { name bandOk bandLow inactivityDays idleMinutes secondFactorRequired } } }`;

  it('changes only the given settings', async () => {
    await ask(CHANGE, { input: { bandOk: 70, inactivityDays: 7 } });
    const { me } = await ask<{ me: { organization: object } }>(
      `{ me { organization { bandOk bandLow inactivityDays idleMinutes } } }`,
    );
    expect(me.organization).toEqual({
      bandOk: 70,
      bandLow: 40,
      inactivityDays: 7,
      idleMinutes: 30,
    });
  });

  it('keeps simultaneous changes of several admins', async () => {
    const changes = [{ bandOk: 80 }, { bandLow: 20 }, { inactivityDays: 9 }, { idleMinutes: 90 }];
    await Promise.all(changes.map((input) => ask(CHANGE, { input })));
    const { me } = await ask<{ me: { organization: object } }>(
      `{ me { organization { bandOk bandLow inactivityDays idleMinutes } } }`,
    );
    expect(me.organization).toEqual(Object.assign({}, ...changes));
    await ask(CHANGE, { input: { bandOk: 60, bandLow: 40, inactivityDays: 7, idleMinutes: 30 } });
  });

  it.each([
    [{ bandOk: 30 }, 'bandLow'],
    [{ inactivityDays: 0 }, 'inactivityDays'],
    [{ idleMinutes: 1 }, 'idleMinutes'],
    [{ name: ' ' }, 'name'],
  ])('rejects %o and names the field', async (input, field) => {
    const problem = await refusal(CHANGE, { input });
    expect(problem).toMatchObject({ code: 'INVALID_INPUT', problems: [{ field }] });
  });

  it('requires a second factor of its staff, but not of participants', async () => {
    const other = await openClinic(gateway);
    const boss = await gateway.newUser(other.organizationId, 'admin');
    const { provider } = other;
    const participant = await gateway.newUser(other.organizationId, 'participant');
    await other.ask(CHANGE, { input: { secondFactorRequired: true } }, boss);
    // An identity is cached for some seconds.
    const fresh = async (user: TestUser) => ({ ...user, token: await gateway.signIn(user.email) });

    const asked = await fresh(provider);
    expect(await refusal(`{ me { id } }`, {}, asked)).toMatchObject({
      code: 'FORBIDDEN',
      problems: [{ field: 'secondFactor' }],
    });
    expect(await refusal(`{ me { id } }`, {}, await fresh(participant))).toBeUndefined();

    const pool = async (operation: string, body: object) => {
      const response = await fetch(`${gateway.url}/cognito`, {
        method: 'POST',
        headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
        body: JSON.stringify({ AccessToken: asked.token, ...body }),
      });
      return (await response.json()) as { SecretCode: string };
    };
    const { SecretCode } = await pool('AssociateSoftwareToken', {});
    await pool('VerifySoftwareToken', { UserCode: codeOf(SecretCode, new Date()) });
    await pool('SetUserMFAPreference', { SoftwareTokenMfaSettings: { Enabled: true } });
    expect(await refusal(`{ me { id } }`, {}, asked)).toBeUndefined();
  });
});

describe('a test type', () => {
  it('has texts in several languages', async () => {
    const translations = [{ language: 'fr', name: 'Lever de chaise', instructions: 'Levez-vous.' }];
    const input = { testType: 'sit-to-stand', name: 'Sit to stand', translations };
    await ask(
      `mutation ($input: ChangeTestTypeInput!) { changeTestType(input: $input) { testType { id } } }`,
      { input },
      clinic.provider,
    );
    const { testTypes } = await ask<{ testTypes: object[] }>(
      `{ testTypes { key translations { language name instructions } } }`,
    );
    expect(testTypes).toEqual([{ key: 'sit-to-stand', translations }]);
    const twice = { ...input, translations: [...translations, ...translations] };
    const problem = await refusal(
      `mutation ($input: ChangeTestTypeInput!) { changeTestType(input: $input) { testType { id } } }`,
      { input: twice },
    );
    expect(problem).toMatchObject({ problems: [{ field: 'translations' }] });
  });
});

describe('the audit log', () => {
  it('shows a participant who read their data, and no other events', async () => {
    const participantId = await clinic.newParticipant();
    const owner = await gateway.newUser(clinic.organizationId, 'participant', participantId);
    const look = `query ($id: ID!) { participant(id: $id) { id } }`;
    await ask(look, { id: participantId }, clinic.provider);
    await ask(look, { id: clinic.participantId }, clinic.provider);
    await ask(`{ participants { edges { node { id } } } }`, {}, clinic.provider);
    const { auditEvents } = await ask<{
      auditEvents: { edges: { node: { action: string; participants: { id: string }[] } }[] };
    }>(
      `{ auditEvents(filter: { byOthers: true }) { edges { node {
        action participants { id } actor { id name groups } } } } }`,
      {},
      owner,
    );
    const nodes = auditEvents.edges.map(({ node }) => node);
    expect(nodes[0]).toMatchObject({
      action: 'participant:read',
      actor: { id: clinic.provider.userId, name: 'Ada O’Brien', groups: ['careProvider'] },
    });
    for (const { participants } of nodes) expect(participants).toEqual([{ id: participantId }]);
  });

  it('can be filtered and exported as CSV', async () => {
    const filter = { actions: ['organization:change'], actorId: admin.userId };
    const { exportAuditEvents } = await ask<{ exportAuditEvents: { download: { url: string } } }>(
      `mutation ($input: ExportAuditEventsInput!) { exportAuditEvents(input: $input) { download { url } } }`,
      { input: { filter } },
    );
    const response = await fetch(exportAuditEvents.download.url);
    expect(response.headers.get('content-disposition')).toMatch(/audit-log-.*\.csv/);
    const [header, ...lines] = (await response.text()).trimEnd().split('\r\n');
    expect(header).toMatch(/^occurred_at,actor_id,actor_name/);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toContain('organization:change');
    expect(
      (await refusal(`{ auditEvents(filter: { actions: ["x"] }) { edges { cursor } } }`))?.code,
    ).toBe('INVALID_INPUT');
  });
});

describe('the job board', () => {
  const UNKNOWN_TROUBLE = '{"message": "out of memory"}';
  /** How pg-boss stores a `GaitwayError`, and what it writes when it ends a job itself. */
  const KNOWN_TROUBLE = '{"message": "Athena does not answer.", "code": "UNAVAILABLE"}';
  const TOO_LONG = '{"value": {"message": "job failed by timeout in active state"}}';

  it('shows the jobs of an organization with reasons, and retries one', async () => {
    const { data } = await clinic.submit();
    const { id } = data.submitRecording.recording;
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    await expect.poll(async () => (await gateway.gateway.queue.countPending()) === 0).toBe(true);
    const fail = (output: string) =>
      asSystem(sql`
        update pgboss.job set state = 'failed', output = ${output}::jsonb
          where name = 'score-recording' and data->>'recordingId' = ${id}`);

    const failed = async (user = admin) =>
      (
        await ask<{ jobs: { edges: { node: { id: string; kind: string } }[] } }>(
          `{ jobs(filter: { state: FAILED }) {
            edges { node { id kind reason reasonCode recordingId } } } }`,
          {},
          user,
        )
      ).jobs.edges.map(({ node }) => node);
    await fail(KNOWN_TROUBLE);
    expect(await failed()).toMatchObject([
      { reason: 'Athena does not answer.', reasonCode: 'UNAVAILABLE' },
    ]);
    await fail(TOO_LONG);
    expect(await failed()).toMatchObject([
      { reason: 'job failed by timeout in active state', reasonCode: 'TIMED_OUT' },
    ]);
    await fail(UNKNOWN_TROUBLE);
    const [job] = await failed();
    expect(job).toMatchObject({
      kind: 'score-recording',
      reason: 'out of memory',
      reasonCode: 'INTERNAL',
      recordingId: id,
    });
    const elsewhere = await gateway.newUser(await gateway.newOrganization(), 'admin');
    expect(await failed(elsewhere)).toEqual([]);

    const retry = `mutation ($id: ID!) { retryJob(input: { jobId: $id }) { jobId } }`;
    expect((await refusal(retry, { id: job!.id }, elsewhere))?.code).toBe('NOT_FOUND');
    await ask(retry, { id: job!.id });
    expect(await failed()).toEqual([]);
  });
});

describe('the status page', () => {
  it('shows the dependencies of the gateway and whether they respond', async () => {
    const { systemStatus } = await ask<{
      systemStatus: { version: string; dependencies: { name: string; works: boolean }[] };
    }>(
      `{ systemStatus { version startedAt dependencies { name adapter works } queue { queued } } }`,
    );
    expect(systemStatus.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(systemStatus.dependencies.map(({ name }) => name)).toEqual([
      'database',
      'objects',
      'signIn',
      'scoring',
      'mail',
      'push',
    ]);
    expect(systemStatus.dependencies.every(({ works }) => works)).toBe(true);
  });
});

describe('a person’s data', () => {
  let participantId: string;
  let recordingId: string;
  let owner: TestUser;

  beforeAll(async () => {
    participantId = await clinic.newParticipant({ email: 'zoe@example.org' });
    owner = await gateway.newUser(clinic.organizationId, 'participant', participantId);
    const { data } = await clinic.submit({ participantId, notes: '=1+1' });
    recordingId = data.submitRecording.recording.id;
    await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
    await ask(
      `mutation { registerPhone(input: { platform: FCM, token: "fcm:2" }) { phone { id } } }`,
      {},
      owner,
    );
  });

  const EXPORT = `mutation ($id: ID!) { exportParticipant(input: { participantId: $id }) { download { url } } }`;
  const ERASE = `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) { participantId } }`;
  const REQUEST = `mutation ($id: ID!, $requested: Boolean!) {
    requestErasure(input: { participantId: $id, requested: $requested }) {
      participant { erasureRequestedAt } } }`;

  it('can be exported completely', async () => {
    const { exportParticipant } = await ask<{ exportParticipant: { download: { url: string } } }>(
      EXPORT,
      { id: participantId },
      owner,
    );
    const response = await fetch(exportParticipant.download.url);
    expect(response.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files).sort()).toEqual(
      [
        'README.txt',
        'models.json',
        'person.json',
        'recordings.csv',
        'recordings.json',
        `recordings/${recordingId}.csv`,
        `recordings/${recordingId}.json`,
        'who-looked.csv',
      ].sort(),
    );
    const text = (name: string) => strFromU8(files[name]!);
    expect(JSON.parse(text('person.json'))).toMatchObject({
      givenName: 'Zoë',
      phones: [
        { platform: 'FCM', language: 'en', registeredAt: expect.stringMatching(/Z$/) as string },
      ],
    });
    expect(text('person.json')).not.toContain('fcm:2'); // others could send to the phone with it
    for (const name of ['recordings.csv', 'who-looked.csv']) {
      expect([...files[name]!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]); // the byte order mark
    }
    expect(text('recordings.csv').split('\r\n')[1]).toContain("'=1+1"); // not a formula
    expect(text(`recordings/${recordingId}.csv`)).toMatch(/^ts,ax/);
    expect(text('who-looked.csv')).toContain('participant:export');
    const wrong = await fetch(`${exportParticipant.download.url}x`);
    expect(wrong.status).toBe(403);
  });

  it('are erased only after a request', async () => {
    expect((await refusal(ERASE, { id: participantId }, clinic.provider))?.code).toBe('CONFLICT');
    const request = (requested: boolean) =>
      ask<{ requestErasure: { participant: { erasureRequestedAt: string | null } } }>(
        REQUEST,
        { id: participantId, requested },
        owner,
      );
    expect((await request(true)).requestErasure.participant.erasureRequestedAt).not.toBeNull();
    expect((await request(false)).requestErasure.participant.erasureRequestedAt).toBeNull();
    await request(true);
    const { participants } = await ask<{ participants: { edges: { node: { id: string } }[] } }>(
      `{ participants(filter: { erasureRequested: true }) { edges { node { id } } } }`,
    );
    expect(participants.edges).toEqual([{ node: { id: participantId } }]);
  });

  it('are erased with rows, files and account; the audit log has no name', async () => {
    const { store, userDirectory } = gateway.gateway;
    const files = async () => {
      const keys: string[] = [];
      for (const folder of foldersOf({ organizationId: clinic.organizationId, participantId })) {
        for await (const { key } of store.list(folder)) keys.push(key);
      }
      return keys;
    };
    expect(await files()).not.toEqual([]);
    const { requestRecordingUpload } = await ask<{ requestRecordingUpload: { uploadId: string } }>(
      `mutation { requestRecordingUpload(input: { contentLength: 100 }) { uploadId } }`,
      {},
      owner,
    );
    const onTheirWay = Array.from({ length: 5 }, () => clinic.submit({ participantId }));
    // Phones write UUIDs in capitals; they name the same records.
    await ask(ERASE, { id: participantId.toUpperCase() }, clinic.provider);
    for (const { errors } of await Promise.all(onTheirWay)) {
      if (errors) expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect(
      await ask(`query ($id: ID!) { participant(id: $id) { id } }`, { id: participantId }),
    ).toEqual({ participant: null });
    expect((await refusal(`{ me { id } }`, {}, owner))?.code).toBe('UNAUTHENTICATED');
    await expect.poll(files).toEqual([]);
    await expect.poll(() => userDirectory.find(owner.userId)).toBeUndefined();
    expect((await asSystem(sql`select from phones`)).rows).toEqual([]);
    const upload = `%uploads/${requestRecordingUpload.uploadId}.json%`;
    expect(
      (await asSystem(sql`select from pgboss.job where data::text like ${upload}`)).rows,
    ).toHaveLength(1); // once its upload links have expired
    const { auditEvents } = await ask<{ auditEvents: { edges: { node: { action: string } }[] } }>(
      `query ($id: ID!) { auditEvents(filter: { participantId: $id }) { edges { node { action } } } }`,
      { id: participantId },
    );
    expect(auditEvents.edges.map(({ node }) => node.action)).toContain('participant:erase');
  });
});
