import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { userStore } from '../../../api/database/stores/user-store.ts';
import type { Group } from '../../../api/domain/group.ts';
import { startOidcIssuer } from '../../support/oidc-issuer.ts';
import { startGateway, type TestGateway } from '../../support/start-gateway.ts';

let issuer: Awaited<ReturnType<typeof startOidcIssuer>>;
let gateway: TestGateway;
let organizationId: string;
let admin: Person;

/** A person at the issuer, with their claims. */
interface Person {
  readonly sub: string;
  readonly email: string;
  readonly token: string;
}

let people = 0;

function newPerson(claims: object = {}): Person {
  const sub = randomUUID();
  const email = `oidc${++people}@example.org`;
  return { sub, email, token: issuer.token({ sub, email, ...claims }) };
}

const invite = (email: string, group: Group) =>
  gateway.gateway.database.within(systemScope('test'), (tx) =>
    userStore.invite(tx, {
      organizationId,
      email,
      group,
      participantId: null,
      invitedBy: null,
      expiresAt: new Date(Date.now() + 60_000),
    }),
  );

async function newStaff(group: Group, claims: object = {}): Promise<Person> {
  const person = newPerson(claims);
  await invite(person.email, group);
  await me(person.token);
  return person;
}

const me = (token: string) =>
  gateway.graphql<{ me: { id: string; participant: { id: string } | null } }>(
    `{ me { id participant { id } } }`,
    {},
    token,
  );

const codeOf = ({ errors }: { errors?: readonly { extensions: { code: string } }[] }) =>
  errors?.[0]?.extensions.code;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startGateway({
    USER_POOL: 'oidc',
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: 'gaitway',
  });
  organizationId = await gateway.newOrganization();
  admin = await newStaff('admin');
});
afterAll(async () => {
  await gateway?.stop();
  await issuer?.close();
});

describe('an erased person', () => {
  let person: Person;

  beforeAll(async () => {
    person = newPerson();
    const { data } = await me(person.token);
    const id = data.me.participant!.id;
    await gateway.graphql(
      `mutation ($id: ID!) { requestErasure(input: { participantId: $id, requested: true }) {
        participant { id } } }`,
      { id },
      person.token,
    );
    const erased = await gateway.graphql(
      `mutation ($id: ID!) { eraseParticipant(input: { participantId: $id }) {
        participantId account } }`,
      { id },
      admin.token,
    );
    expect(erased.data).toEqual({ eraseParticipant: { participantId: id, account: 'ELSEWHERE' } });
  });

  it('is not recreated by the next request of their phone, nor by a new token', async () => {
    expect(codeOf(await me(person.token))).toBe('FORBIDDEN');
    const { sub, email } = person;
    expect(codeOf(await me(issuer.token({ sub, email })))).toBe('FORBIDDEN');
    expect(codeOf(await me(issuer.token({ sub, email: 'other@example.org' })))).toBe('FORBIDDEN');
    const count = await gateway.gateway.database.within(systemScope('test'), async (tx) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from participants where email in (${email}, 'other@example.org')
      `.execute(tx.sql);
      return rows[0]!.count;
    });
    expect(count).toBe(0);
  });

  it('is stored only as a keyed digest, which viewers cannot read', async () => {
    const { database } = gateway.gateway;
    const rows = await database.within(systemScope('test'), (tx) =>
      tx.sql.selectFrom('erased_subjects').selectAll().execute(),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(person.sub);
    const adminId = (await me(admin.token)).data.me.id;
    const scope = { kind: 'viewer', userId: adminId, organizationId, groups: ['admin'] } as const;
    for (const table of ['erased_subjects', 'erasure_keys'] as const) {
      await expect(
        database.within({ ...scope, signedInAt: new Date() }, (tx) =>
          tx.sql.selectFrom(table).selectAll().execute(),
        ),
      ).rejects.toThrow(/permission denied/);
    }
  });

  it('can return when an admin invites the address again', async () => {
    await invite(person.email, 'participant');
    expect((await me(person.token)).data.me.participant).not.toBeNull();
    // The next request finds the record and needs no invitation.
    expect((await me(person.token)).errors).toBeUndefined();
  });
});

describe('changes that only the issuer can make', () => {
  const change = (field: string, input: string, token = admin.token) =>
    gateway.graphql<Record<string, { accountChange: string }>>(
      `mutation { ${field}(input: { ${input} }) { accountChange } }`,
      {},
      token,
    );

  it('are reported by disabling, enabling and changing groups', async () => {
    const analyst = await newStaff('analyst');
    const { id } = (await me(analyst.token)).data.me;
    const userId = `userId: "${id}"`;
    expect((await change('setUserGroups', `${userId}, groups: [analyst, admin]`)).data).toEqual({
      setUserGroups: { accountChange: 'ELSEWHERE' },
    });
    expect((await change('setUserDisabled', `${userId}, disabled: true`)).data).toEqual({
      setUserDisabled: { accountChange: 'ELSEWHERE' },
    });
    expect(codeOf(await me(analyst.token))).toBe('UNAUTHENTICATED');
    expect((await change('setUserDisabled', `${userId}, disabled: false`)).data).toEqual({
      setUserDisabled: { accountChange: 'ELSEWHERE' },
    });
    // Sessions from before the user was disabled stay ended.
    expect(codeOf(await me(analyst.token))).toBe('UNAUTHENTICATED');
  });

  it('are reported when a user is signed out, whose earlier tokens are rejected', async () => {
    const { sub, email, token } = await newStaff('analyst');
    const { id } = (await me(token)).data.me;
    expect((await change('signOutUser', `userId: "${id}"`)).data).toEqual({
      signOutUser: { accountChange: 'ELSEWHERE' },
    });
    expect(codeOf(await me(token))).toBe('UNAUTHENTICATED');
    const now = Math.floor(Date.now() / 1000);
    const renewed = issuer.token({ sub, email, iat: now + 5, auth_time: now });
    expect(codeOf(await me(renewed))).toBe('UNAUTHENTICATED');
    const signedInAgain = issuer.token({ sub, email, auth_time: now + 5 });
    expect((await me(signedInAgain)).errors).toBeUndefined();
  });

  it('are rejected without an audit event when Gaitway can do nothing', async () => {
    const { token } = await newStaff('analyst');
    const { id } = (await me(token)).data.me;
    const refused = await change('resetSecondFactor', `userId: "${id}"`);
    expect(codeOf(refused)).toBe('FORBIDDEN');
    expect(refused.errors![0]!.message).toMatch('at the OpenID Connect issuer');
    const { data } = await gateway.graphql<{ auditEvents: object }>(
      `{ auditEvents(first: 200) { edges { node { action subjectIds } } } }`,
      {},
      admin.token,
    );
    expect(JSON.stringify(data)).not.toContain('secondFactor');
  });
});

describe('an organization that requires a second factor', () => {
  beforeAll(() =>
    gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql`update organizations set second_factor_required = true`.execute(tx.sql),
    ),
  );
  afterAll(() =>
    gateway.gateway.database.within(systemScope('test'), (tx) =>
      sql`update organizations set second_factor_required = false`.execute(tx.sql),
    ),
  );

  it('trusts the issuer’s claim about each sign-in', async () => {
    const { sub, email } = await newStaff('analyst');
    expect(codeOf(await me(issuer.token({ sub, email, amr: ['pwd'] })))).toBe('UNAUTHENTICATED');
    expect((await me(issuer.token({ sub, email, amr: ['pwd', 'mfa'] }))).errors).toBeUndefined();
    // An issuer that does not report sign-in methods has its own rules.
    expect((await me(issuer.token({ sub, email }))).errors).toBeUndefined();
  });
});
