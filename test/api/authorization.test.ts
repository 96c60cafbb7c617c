import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScopeEndedError, systemScope } from '../../api/auth/scope.ts';
import type { Subjects } from '../../api/database/scoped-reader.ts';
import { statement } from '../../api/database/statement.ts';
import type { Group } from '../../api/domain/group.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';
import { AUTHORIZATIONS } from './authorization-table.ts';

let gateway: TestGateway;
let clinic: Clinic;
let elsewhere: Clinic;
let recordingId: string;
let newcomer: Pick<TestUser, 'token'> | undefined;
const users: Partial<Record<Group | 'owner' | 'stranger', TestUser>> = {};

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  elsewhere = await openClinic(gateway);
  recordingId = clinic.submitInput().id;
  await clinic.submit({ id: recordingId });
  await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');

  const { organizationId, participantId, provider } = clinic;
  users.careProvider = provider;
  users.stranger = await gateway.newUser(organizationId, 'careProvider');
  users.owner = await gateway.newUser(organizationId, 'participant', participantId);
  users.participant = await gateway.newUser(organizationId, 'participant');
  users.analyst = await gateway.newUser(organizationId, 'analyst');
  users.admin = await gateway.newUser(organizationId, 'admin');
});

afterAll(() => gateway.stop());

const outcome = async (
  user: Pick<TestUser, 'token'> | undefined,
  document: string,
  variables: object,
) => {
  const { data, errors } = await gateway.graphql<Record<string, unknown>>(
    document,
    variables,
    user?.token,
  );
  if (errors) return errors[0]!.extensions.code;
  return Object.values(data)[0] === null ? 'null' : 'ok';
};

describe.each(AUTHORIZATIONS)('%s', (_operation, request, expected) => {
  it.each(Object.entries(expected))('gives %s the outcome %s', async (who, code) => {
    const user = who === 'elsewhere' ? elsewhere.provider : users[who as keyof typeof users];
    expect(await outcome(user, ...request({ clinic, recordingId }))).toBe(code);
  });
});

describe('a person without an organization', () => {
  const FOR_NEWCOMERS: Readonly<Record<string, string>> = {
    myInvitations: 'ok',
    acceptInvitation: 'NOT_FOUND',
  };

  it.each(AUTHORIZATIONS)('is answered in %s', async (operation, request) => {
    const invitations = [clinic, elsewhere].map(
      ({ organizationId }) => ({ organizationId, group: 'admin' }) as const,
    );
    newcomer ??= await gateway.newNewcomer(invitations);
    const code = await outcome(newcomer, ...request({ clinic, recordingId }));
    expect(code).toBe(FOR_NEWCOMERS[operation] ?? 'FORBIDDEN');
  });
});

it('states who may do what is rejected', async () => {
  const document = `mutation ($id: ID!) { retryRecording(input: { recordingId: $id }) { recording { id } } }`;
  const { errors } = await gateway.graphql(document, { id: recordingId }, users.analyst!.token);
  expect(errors).toMatchObject([
    {
      message: 'Only care providers (for people in their care) and admins may do this.',
      extensions: { code: 'FORBIDDEN', action: 'recording:retry' },
    },
  ]);
});

describe('the lists', () => {
  it.each([
    ['careProvider', true],
    ['owner', true],
    ['admin', true],
    ['stranger', false],
    ['participant', false],
  ] as const)('show the participant to %s: %s', async (who, shown) => {
    const { data } = await gateway.graphql<{
      participants: { edges: { node: { id: string } }[] };
    }>(`{ participants(first: 200) { edges { node { id } } } }`, {}, users[who]!.token);
    const ids = data.participants.edges.map(({ node }) => node.id);
    expect(ids.includes(clinic.participantId)).toBe(shown);
    expect(ids).not.toContain(elsewhere.participantId);
  });
});

describe('row-level security, without the policy and without the stores', () => {
  const rows = (user: TestUser, groups: Group[], table: string) =>
    gateway.gateway.database.within(
      { kind: 'viewer', userId: user.userId, organizationId: user.organizationId, groups },
      async (tx) => {
        const { rows } = await sql<{ id: string }>`select * from ${sql.table(table)}`.execute(
          tx.sql,
        );
        return rows.length;
      },
    );

  it.each([
    'participants',
    'participant_states',
    'recordings',
    'assignments',
    'axis_summaries',
    'audit_events',
  ])('shows a viewer of another organization nothing of %s', async (table) => {
    const stranger = await gateway.newUser(clinic.organizationId, 'careProvider');
    expect(await rows(clinic.provider, ['careProvider'], 'recordings')).toBeGreaterThan(0);
    expect(await rows(stranger, ['careProvider'], table)).toBe(0);
    expect(await rows(users.analyst!, ['analyst'], table)).toBe(0);
  });

  it('shows one organization nothing of another', async () => {
    const admin = await gateway.newUser(elsewhere.organizationId, 'admin');
    expect(await rows(users.admin!, ['admin'], 'recordings')).toBeGreaterThan(0);
    expect(await rows(admin, ['admin'], 'recordings')).toBe(0);
    expect(await rows(users.admin!, ['admin'], 'organizations')).toBe(1);
  });

  it('shows a transaction about some participants only those whom the viewer may see', async () => {
    const other = await clinic.newParticipant();
    const ids = async ({ userId, organizationId }: TestUser, subjects: Subjects) => {
      const reader = gateway.gateway.database.readerFor({
        kind: 'viewer',
        userId,
        organizationId,
        groups: ['careProvider'],
      });
      const everybody = statement<{ id: string }>(
        `select id from participants where $1 is not null and $2 is not null`,
      );
      return (await reader.about(subjects).rows(everybody)).map(({ id }) => id);
    };
    const { provider, participantId } = clinic;
    const both = { participants: [participantId, other] };
    expect(await ids(provider, { participants: [participantId] })).toEqual([participantId]);
    expect(await ids(provider, { recordings: [recordingId] })).toEqual([participantId]);
    expect(new Set(await ids(provider, both))).toEqual(new Set(both.participants));
    expect(await ids(provider, {})).toEqual([]);
    expect(await ids(await gateway.newUser(clinic.organizationId, 'careProvider'), both)).toEqual(
      [],
    );
  });

  it('rejects a stale scope', async () => {
    const { organizationId } = elsewhere;
    await expect(
      rows({ ...users.admin!, organizationId }, ['admin'], 'recordings'),
    ).rejects.toThrow(ScopeEndedError);
    await expect(rows(clinic.provider, ['admin'], 'recordings')).rejects.toThrow(ScopeEndedError);
  });

  it.each([
    `update users set groups = array['admin']`,
    `insert into care_team_members (participant_id, user_id) select id, viewer_id() from participants`,
    `delete from audit_events`,
    `update audit_events set action = 'nothing'`,
    `update participant_states set failed_count = 0`,
    `select * from pgboss.job`,
    `select * from pseudonym_keys`,
    `select * from user_pool.accounts`,
    `select * from download_tickets`,
    `select * from phones`,
    `update organizations set second_factor_required = false`,
  ])('rejects: %s', async (statement) => {
    const { userId, organizationId } = clinic.provider;
    const scope = { kind: 'viewer', userId, organizationId, groups: ['careProvider'] } as const;
    await expect(
      gateway.gateway.database.within(scope, (tx) => sql.raw(statement).execute(tx.sql)),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('a rejected token', () => {
  it.each(['rubbish', 'Bearer a.b.c'])(
    '%s gets a GraphQL response with the reason',
    async (token) => {
      const { status, errors } = await gateway.graphql(`{ me { id } }`, {}, token);
      expect(status).toBe(200);
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect(errors?.[0]?.message).toContain('not a token');
    },
  );

  it('works with Bearer and without', async () => {
    for (const token of [clinic.provider.token, `Bearer ${clinic.provider.token}`]) {
      const { data } = await gateway.graphql<{ me: { groups: string[] } }>(
        `{ me { groups } }`,
        {},
        token,
      );
      expect(data.me.groups).toEqual(['careProvider']);
    }
  });
});

describe('a token that has just become invalid', () => {
  const ask = (user: TestUser) =>
    gateway.graphql(`{ participants { edges { node { id } } } }`, {}, user.token);
  const change = (statement: ReturnType<typeof sql>) =>
    gateway.gateway.database.within(systemScope('test'), (tx) => statement.execute(tx.sql));

  it.each([
    [
      'its session is ended everywhere',
      (user: TestUser) => gateway.gateway.userDirectory.signOutEverywhere(user.userId),
    ],
    [
      'its user is disabled',
      ({ userId }: TestUser) =>
        change(sql`update users set disabled_at = now() where id = ${userId}`),
    ],
    [
      'its user leaves the group',
      ({ userId }: TestUser) =>
        change(sql`update users set groups = '{analyst}' where id = ${userId}`),
    ],
  ])('is refused at once when %s', async (_reason, end) => {
    const user = await gateway.newUser(clinic.organizationId, 'careProvider');
    expect((await ask(user)).errors).toBeUndefined();
    await end(user);
    expect((await ask(user)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
