import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScopeEndedError, systemScope } from '../../../api/auth/scope.ts';
import type { Group } from '../../../api/domain/group.ts';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';

interface Offer {
  readonly id: string;
  readonly organizationName: string;
  readonly group: Group;
}

let gateway: TestGateway;
let clinicId: string;
let hospitalId: string;

beforeAll(async () => {
  gateway = await startGateway();
  clinicId = await gateway.newOrganization('Clinic');
  hospitalId = await gateway.newOrganization('Hospital');
});
afterAll(() => gateway.stop());

const newNewcomer = () =>
  gateway.newNewcomer([
    { organizationId: clinicId, group: 'participant' },
    { organizationId: hospitalId, group: 'analyst' },
  ]);

const offersOf = async ({ token }: Pick<TestUser, 'token'>) => {
  const document = `{ myInvitations { id organizationName group } }`;
  const { data } = await gateway.graphql<{ myInvitations: Offer[] }>(document, {}, token);
  return data.myInvitations;
};

const accept = ({ token }: Pick<TestUser, 'token'>, id: string | undefined) =>
  gateway.graphql(
    `mutation ($id: ID!) { acceptInvitation(input: { invitationId: $id }) { invitation { organizationName } } }`,
    { id },
    token,
  );

const me = async (token: string) =>
  gateway.graphql(`{ me { groups organization { id } } }`, {}, token);

const inSystem = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  gateway.gateway.database.within(systemScope('test'), (tx) => statement.execute(tx.sql));

describe('a newcomer', () => {
  it('sees the organization and group of each invitation', async () => {
    expect(await offersOf(await newNewcomer())).toMatchObject([
      { organizationName: 'Clinic', group: 'participant' },
      { organizationName: 'Hospital', group: 'analyst' },
    ]);
  });

  it('joins the organization of the accepted invitation, with the next token', async () => {
    const newcomer = await newNewcomer();
    const { data } = await accept(newcomer, newcomer.invitationIds[1]);
    expect(data).toEqual({ acceptInvitation: { invitation: { organizationName: 'Hospital' } } });
    expect((await me(await gateway.signIn(newcomer.email))).data).toEqual({
      me: { groups: ['analyst'], organization: { id: hospitalId } },
    });
  });

  it('leaves an audit entry in the organization that they join, and in no other', async () => {
    const newcomer = await newNewcomer();
    await accept(newcomer, newcomer.invitationIds[0]);
    const { rows } = await inSystem(sql`
      select organization_id, action, subject_ids, cardinality(participant_ids) as people
      from audit_events where actor_id = ${newcomer.userId}`);
    const subject_ids = [newcomer.invitationIds[0]];
    expect(rows).toEqual([
      { organization_id: clinicId, action: 'invitation:accept', subject_ids, people: 1 },
    ]);
  });

  it('cannot accept twice, nor both', async () => {
    const newcomer = await newNewcomer();
    const answers = await Promise.all(newcomer.invitationIds.map((id) => accept(newcomer, id)));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    const member = { token: await gateway.signIn(newcomer.email) };
    expect(await offersOf(member)).toEqual([]);
    for (const id of newcomer.invitationIds) {
      expect((await accept(member, id)).errors?.[0]?.extensions.code).toBe('CONFLICT');
    }
  });

  it('cannot accept the invitation of another person, or one that was withdrawn', async () => {
    const newcomer = await newNewcomer();
    const other = await newNewcomer();
    const [withdrawn] = newcomer.invitationIds;
    await inSystem(sql`delete from invitations where id = ${withdrawn}`);
    expect(await offersOf(newcomer)).toMatchObject([{ organizationName: 'Hospital' }]);
    for (const id of [withdrawn, other.invitationIds[0], randomUUID(), 'no id']) {
      expect((await accept(newcomer, id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('may not use anything that needs an organization', async () => {
    const { token } = await newNewcomer();
    expect((await me(token)).errors).toMatchObject([
      {
        message: 'You belong to no organization yet. Accept an invitation first.',
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
  });

  it('is refused with the next request after signing out', async () => {
    const newcomer = await newNewcomer();
    await gateway.gateway.userDirectory.signOutEverywhere(newcomer.userId);
    const { errors } = await gateway.graphql(`{ myInvitations { id } }`, {}, newcomer.token);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await accept(newcomer, newcomer.invitationIds[0])).errors).toHaveLength(1);
  });
});

it('lets a member of one organization alone whom another invites', async () => {
  const member = await gateway.newUser(clinicId, 'careProvider');
  const admin = await gateway.newUser(hospitalId, 'admin');
  await gateway.graphql(
    `mutation ($email: String!) { inviteUser(input: { email: $email, group: admin }) { expiresAt } }`,
    { email: member.email },
    admin.token,
  );
  const document = `{ invitations { id email organizationName } }`;
  const { data } = await gateway.graphql<{ invitations: (Offer & { email: string })[] }>(
    document,
    {},
    admin.token,
  );
  const invitation = data.invitations.find(({ email }) => email === member.email)!;
  expect(invitation.organizationName).toBe('Hospital');
  expect(await offersOf(member)).toEqual([]);
  expect((await accept(member, invitation.id)).errors?.[0]?.extensions.code).toBe('CONFLICT');
  expect((await me(await gateway.signIn(member.email))).data).toMatchObject({
    me: { organization: { id: clinicId } },
  });
});

describe('row-level security of a newcomer', () => {
  const within = <T>(userId: string, read: ReturnType<typeof sql<T>>, sessionId: string | null) =>
    gateway.gateway.database.within({ kind: 'newcomer', userId, sessionId }, (tx) =>
      read.execute(tx.sql),
    );

  it('shows no row of any table', async () => {
    const { userId } = await newNewcomer();
    const { rows: tables } = await inSystem(sql<{ name: string }>`
      select table_name as name from information_schema.table_privileges
      where grantee = 'gaitway_viewer' and privilege_type = 'SELECT' and table_schema = 'public'`);
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const { rows } = await within(userId, sql`select 1 from ${sql.table(name)}`, null);
      expect(rows, name).toEqual([]);
    }
    await expect(within(userId, sql`select 1 from newcomers`, null)).rejects.toThrow(/permission/);
  });

  it('returns the own offers alone', async () => {
    const { userId, invitationIds } = await newNewcomer();
    await newNewcomer();
    const read = sql<{ id: string }>`select id from newcomer_offers()`;
    const { rows } = await within(userId, read, null);
    expect(rows.map(({ id }) => id)).toEqual(invitationIds);
  });

  it('ends when the person has joined an organization', async () => {
    const newcomer = await newNewcomer();
    await accept(newcomer, newcomer.invitationIds[0]);
    await expect(within(newcomer.userId, sql`select 1`, null)).rejects.toThrow(ScopeEndedError);
  });
});
