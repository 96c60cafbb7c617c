import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRawSocket } from '../../support/raw-socket.ts';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';

let gateway: TestGateway;
let organizationId: string;

beforeAll(async () => {
  gateway = await startGateway({ QUERY_COST_LIMIT: '100', QUERY_COST_PER_MINUTE: '250' });
  organizationId = await gateway.newOrganization();
});
afterAll(() => gateway.stop());

const newViewer = () => gateway.newUser(organizationId, 'careProvider');

/** Costs 91: 1, and 3 for each of 30. A page of 200 costs 601. */
const PAGE = 'query ($first: Int = 30) { participants(first: $first) { edges { node { id } } } }';

function ask(user: TestUser, variables: object = {}, accept = 'application/json') {
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: user.token, accept },
    body: JSON.stringify({ query: PAGE, variables }),
  });
}

interface Refusal {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly retryAfterSeconds?: number };
  }[];
}

describe('an operation that costs too much', () => {
  it('is rejected with its cost and the limit, and is not charged', async () => {
    const viewer = await newViewer();
    for (let sent = 0; sent < 3; sent++) {
      const response = await ask(viewer, { first: 200 }, 'application/graphql-response+json');
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as Refusal;
      expect(errors[0]).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } });
      expect(errors[0]!.message).toContain('costs 601, but at most 100 is allowed');
    }
    expect((await ask(viewer)).status).toBe(200);
  });

  it('is rejected on a socket, a subscription from a tenth of the limit', async () => {
    const raw = await connect(await newViewer());
    raw.send({ id: 'a', type: 'subscribe', payload: { query: PAGE, variables: { first: 200 } } });
    expect(JSON.stringify(await raw.next('error'))).toContain(
      'costs 601, but at most 100 is allowed',
    );
    const fields = 'id status startedAt endedAt training notes score band scoredAt durationSeconds';
    const query = `subscription { recordingChanged { ${fields} } }`;
    raw.send({ id: 'b', type: 'subscribe', payload: { query } });
    expect(JSON.stringify(await raw.next('error'))).toContain(
      'costs 11, but at most 10 is allowed',
    );
    raw.socket.close();
  });
});

describe('a viewer who has used up the budget of a minute', () => {
  it('gets the wait in the error, and no other viewer has to wait', async () => {
    const [viewer, other] = [await newViewer(), await newViewer()];
    expect((await ask(viewer)).status).toBe(200);
    expect((await ask(viewer)).status).toBe(200);
    const response = await ask(viewer);
    expect(response.status).toBe(429);
    const { errors } = (await response.json()) as Refusal;
    const { code, retryAfterSeconds } = errors[0]!.extensions;
    expect(code).toBe('LIMIT_EXCEEDED');
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(errors[0]!.message).toContain(`${retryAfterSeconds} s`);
    expect(response.headers.get('retry-after')).toBe(String(retryAfterSeconds));
    expect((await ask(other)).status).toBe(200);
  });

  it('gets the wait on both kinds of sockets', async () => {
    const viewer = await newViewer();
    await ask(viewer);
    await ask(viewer);
    const query = 'subscription { recordingChanged { id } }';
    const raw = await connect(viewer);
    raw.send({ id: 'a', type: 'subscribe', payload: { query: PAGE } });
    expect(JSON.stringify(await raw.next('error'))).toMatch(/"retryAfterSeconds":\d+/);
    raw.socket.close();

    const headers = { Authorization: viewer.token, host: 'gaitway' };
    const header = Buffer.from(JSON.stringify(headers)).toString('base64url');
    const appSync = await openRawSocket(`${gateway.url.replace('http', 'ws')}/graphql/realtime`, [
      'graphql-ws',
      `header-${header}`,
    ]);
    appSync.send({ type: 'connection_init' });
    await appSync.next('connection_ack');
    appSync.send({
      id: 'a',
      type: 'start',
      payload: { data: JSON.stringify({ query }), extensions: { authorization: headers } },
    });
    const { payload } = await appSync.next('error');
    expect(payload?.errors?.[0]).toMatchObject({
      errorType: 'LimitExceededError',
      extensions: { code: 'LIMIT_EXCEEDED' },
    });
    expect(JSON.stringify(payload)).toMatch(/"retryAfterSeconds":\d+/);
    appSync.socket.close();
  });
});

it('is not limited when the limits are turned off', async () => {
  const unlimited = await startGateway({ QUERY_COST_LIMIT: '0', QUERY_COST_PER_MINUTE: '0' });
  const viewer = await unlimited.newUser(await unlimited.newOrganization(), 'careProvider');
  const query =
    '{ participants(first: 200) { edges { node { recordings(first: 200) { totalCount } } } } }';
  for (let sent = 0; sent < 20; sent++) {
    const { errors } = await unlimited.graphql(query, {}, viewer.token);
    expect(errors).toBeUndefined();
  }
  await unlimited.stop();
});

async function connect(viewer: TestUser) {
  const raw = await openRawSocket(
    `${gateway.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  raw.send({ type: 'connection_init', payload: { authorization: viewer.token } });
  await raw.next('connection_ack');
  return raw;
}
