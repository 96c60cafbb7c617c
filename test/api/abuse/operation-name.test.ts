import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../../api/auth/scope.ts';
import { openRawSocket } from '../../support/raw-socket.ts';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';

let gateway: TestGateway;
let admin: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  admin = await gateway.newUser(await gateway.newOrganization(), 'admin');
});
afterAll(() => gateway.stop());

const GRAPHQL_TYPE = 'application/graphql-response+json';
const INVITE = 'inviteUser(input: { email: "invited@example.org", group: analyst }) { expiresAt }';

/** A document, a name that matches none of its operations, and the reason. */
const UNRESOLVED: readonly [string, string, string | null | undefined][] = [
  ['an unknown name', `mutation Invite { ${INVITE} }`, 'Nothing'],
  ['an empty name', `mutation Invite { ${INVITE} }`, ''],
  ['a name of another case', `mutation Invite { ${INVITE} }`, 'invite'],
  ['a name for an operation without one', `mutation { ${INVITE} }`, 'Invite'],
  ['an empty name for an operation without one', `mutation { ${INVITE} }`, ''],
  ['the name of a fragment', `mutation Invite { ...F } fragment F on Mutation { ${INVITE} }`, 'F'],
  [
    'no name for several operations',
    `query Me { me { id } } mutation Invite { ${INVITE} }`,
    undefined,
  ],
  [
    'a null name for several operations',
    `mutation Invite { ${INVITE} } query Me { me { id } }`,
    null,
  ],
  [
    'an unknown name for several operations',
    `query Me { me { id } } mutation Invite { ${INVITE} }`,
    'You',
  ],
];

async function invitations(): Promise<number> {
  return gateway.gateway.database.within(systemScope('test'), async ({ sql }) => {
    const rows = await sql
      .selectFrom('invitations')
      .select('email')
      .where('email', '=', 'invited@example.org')
      .execute();
    return rows.length;
  });
}

describe.each(UNRESOLVED)('%s', (_what, query, operationName) => {
  it.each([
    ['POST', 'application/json', 200],
    ['POST', GRAPHQL_TYPE, 400],
    ['GET', 'application/json', 200],
    ['GET', GRAPHQL_TYPE, 400],
  ])('is rejected by %s in %s, and nothing runs', async (method, accept, status) => {
    const response = await ask(method, { query, operationName }, { accept });
    expect(response.status).toBe(status);
    const body = (await response.json()) as object;
    expect(body).not.toHaveProperty('data');
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT', problems: [{ field: 'operationName' }] } }],
    });
    expect(await invitations()).toBe(0);
  });

  it('is rejected on a graphql-ws socket, which stays open', async () => {
    const raw = await openRawSocket(socketUrl('/graphql'), 'graphql-transport-ws');
    raw.send({ type: 'connection_init', payload: { authorization: admin.token } });
    await raw.next('connection_ack');
    raw.send({ id: 'a', type: 'subscribe', payload: { query, operationName } });
    const answer = await raw.next('error');
    expect(JSON.stringify(answer)).toContain('"field":"operationName"');
    expect(await invitations()).toBe(0);
    raw.socket.close();
  });

  it('is rejected on an AppSync socket, which stays open', async () => {
    const headers = { Authorization: admin.token, host: 'gaitway' };
    const header = Buffer.from(JSON.stringify(headers)).toString('base64url');
    const raw = await openRawSocket(socketUrl('/graphql/realtime'), [
      'graphql-ws',
      `header-${header}`,
    ]);
    raw.send({ type: 'connection_init' });
    await raw.next('connection_ack');
    raw.send({
      id: 'a',
      type: 'start',
      payload: {
        data: JSON.stringify({ query, operationName }),
        extensions: { authorization: headers },
      },
    });
    const { payload } = await raw.next('error');
    expect(payload?.errors?.[0]).toMatchObject({
      errorType: 'BadRequestException',
      extensions: { problems: [{ field: 'operationName' }] },
    });
    expect(await invitations()).toBe(0);
    raw.socket.close();
  });
});

const socketUrl = (path: string) => `${gateway.url.replace('http', 'ws')}${path}`;

function ask(
  method: string,
  parameters: { query: string; operationName?: string | null | undefined },
  headers: Record<string, string> = {},
): Promise<Response> {
  const authorized = { authorization: admin.token, ...headers };
  if (method !== 'GET') {
    return fetch(`${gateway.url}/graphql`, {
      method,
      headers: { 'content-type': 'application/json', ...authorized },
      body: JSON.stringify(parameters),
    });
  }
  const { query, operationName } = parameters;
  const search = new URLSearchParams({ query, ...(operationName != null && { operationName }) });
  return fetch(`${gateway.url}/graphql?${search.toString()}`, { headers: authorized });
}

describe('a valid name', () => {
  const both = 'query Me { me { id } } mutation Invite { inviteUser(input: {}) { expiresAt } }';

  it('runs the operation that it names', async () => {
    const query = 'query Me { me { id } } query You { me { email } }';
    const response = await ask('POST', { query, operationName: 'You' });
    expect(await response.json()).toEqual({ data: { me: { email: admin.email } } });
    const again = await ask('POST', { query, operationName: 'Me' });
    expect(await again.json()).toEqual({ data: { me: { id: admin.userId } } });
  });

  it('follows the HTTP rules for its operation', async () => {
    const query = both.replace('input: {}', 'input: { email: "x@example.org", group: analyst }');
    const mutation = await ask('GET', { query, operationName: 'Invite' });
    expect(mutation.status).toBe(405);
    expect(mutation.headers.get('allow')).toBe('POST');
    expect((await ask('GET', { query, operationName: 'Me' })).status).toBe(200);
  });
});

describe('an invalid name does not change the HTTP rules', () => {
  const wrong = { query: `mutation Invite { ${INVITE} }`, operationName: 'Nothing' };

  it('415 for another content type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await ask('POST', wrong, { 'content-type': type })).status).toBe(415);
    }
  });

  it('405 for another method, 406 for another media type', async () => {
    expect((await ask('PUT', wrong)).status).toBe(405);
    expect((await ask('DELETE', wrong)).status).toBe(405);
    expect((await ask('POST', wrong, { accept: 'image/png' })).status).toBe(406);
  });

  it('400 for a name that is not a string', async () => {
    const response = await ask('POST', { ...wrong, operationName: 5 as never });
    expect(response.status).toBe(400);
  });

  it('is rejected without a token too', async () => {
    const response = await ask('POST', wrong, { authorization: '', accept: GRAPHQL_TYPE });
    expect(response.status).toBe(400);
  });
});
