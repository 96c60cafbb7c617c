import { createHash } from 'node:crypto';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';

interface Answer {
  readonly data?: { readonly me?: { readonly id: string }; readonly __typename?: string };
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: {
      readonly code: string;
      readonly requestId: string;
      readonly problems?: readonly { readonly field: string }[];
    };
  }[];
}

let gateway: TestGateway;
let user: TestUser;

beforeAll(async () => {
  gateway = await startGateway({ NODE_ENV: 'development' });
  user = await gateway.newUser(await gateway.newOrganization(), 'careProvider');
});
afterAll(() => gateway.stop());

async function ask(init: RequestInit & { search?: Record<string, string> }) {
  const { search = {}, ...rest } = init;
  const url = `${gateway.url}/graphql?${new URLSearchParams(search).toString()}`;
  const response = await fetch(url, rest);
  return {
    status: response.status,
    headers: response.headers,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Answer,
  };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  ask({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const GRAPHQL_TYPE = 'application/graphql-response+json';

describe('the audits of graphql-http', () => {
  it('pass in development', () => passAudits(gateway.url));

  it('pass in production', async () => {
    const production = await startGateway({ NODE_ENV: 'production' });
    await passAudits(production.url).finally(() => production.stop());
  });

  /** All audits, including MAY and SHOULD, one line each. */
  async function passAudits(url: string): Promise<void> {
    const table: string[] = [];
    for (const { fn } of serverAudits({ url: `${url}/graphql` })) {
      const result = await fn();
      const reason = result.status === 'ok' ? '' : `: ${result.reason}`;
      table.push(`${result.status} ${result.id} ${result.name}${reason}`);
    }
    console.log(table.join('\n'));
    expect(table).toHaveLength(61);
    expect(table.filter((line) => !line.startsWith('ok'))).toEqual([]);
  }
});

describe('the shape of a request', () => {
  it.each([
    ['nothing', {}, 'query'],
    ['an empty query', { query: '' }, 'query'],
    ['a query that is no text', { query: { kind: 'Document' } }, 'query'],
    ['variables that are text', { query: '{ me { id } }', variables: '{}' }, 'variables'],
    ['a batch', [{ query: '{ me { id } }' }, { query: '{ me { id } }' }], 'body'],
  ])('rejects %s and names the parameter', async (_what, body, field) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    const { code, problems, requestId } = answer.body.errors![0]!.extensions;
    expect(code).toBe('INVALID_INPUT');
    expect(problems?.[0]?.field).toBe(field);
    expect(requestId).toBe(answer.headers.get('x-request-id'));
  });

  it('rejects a body that is not JSON with a GraphQL error', async () => {
    const broken = await post('{ "query": ');
    expect(broken).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'INVALID_INPUT' } }] },
    });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/graphql']) {
      const answer = await post('{ me { id } }', { 'content-type': type });
      expect(answer).toMatchObject({
        status: 415,
        body: { errors: [{ extensions: { code: 'INVALID_INPUT' } }] },
      });
    }
  });

  it('rejects a body that is too large, in the requested media type', async () => {
    const body = JSON.stringify({ query: '{ me { id } }', variables: { x: 'x'.repeat(21 << 20) } });
    const answer = await post(body, { accept: GRAPHQL_TYPE, authorization: user.token });
    expect(answer.status).toBe(413);
    expect(answer.type).toContain(GRAPHQL_TYPE);
    expect(answer.body.errors![0]!.extensions.code).toBe('LIMIT_EXCEEDED');
  });

  it('rejects a client that cannot read the response, before anything runs', async () => {
    const answer = await post({ query: '{ me { id } }' }, { accept: 'image/png' });
    expect(answer.status).toBe(406);
  });

  it('accepts only queries by GET, and nothing by other methods', async () => {
    const authorization = user.token;
    const search = { query: '{ me { id } }' };
    const query = await ask({ search, headers: { authorization } });
    expect(query.body.data?.me?.id).toBe(user.userId);

    const mutation = await ask({
      search: { query: 'mutation { __typename }' },
      headers: { authorization },
    });
    expect(mutation.status).toBe(405);
    expect(mutation.headers.get('allow')).toBe('POST');

    const put = await ask({ method: 'PUT' });
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('GET, POST');
  });
});

describe('the status', () => {
  const wrong = { query: '{ nothing }' };

  it('is 400 for an invalid document only in the GraphQL media type', async () => {
    expect((await post(wrong, { accept: GRAPHQL_TYPE })).status).toBe(400);
    expect((await post(wrong, { accept: `${GRAPHQL_TYPE}, application/json;q=0.9` })).status).toBe(
      400,
    );
    expect((await post(wrong, { accept: 'application/json' })).status).toBe(200);
    expect((await post(wrong)).status).toBe(200);
  });

  it('is 200 for a rejected token, with the reason in the response', async () => {
    for (const accept of ['application/json', GRAPHQL_TYPE]) {
      const answer = await post({ query: '{ me { id } }' }, { accept, authorization: 'nonsense' });
      expect(answer.status).toBe(200);
      expect(answer.type).toContain(accept);
      expect(answer.body.errors![0]).toMatchObject({
        message: 'The token was refused: it is not a token.',
        extensions: { code: 'UNAUTHENTICATED', requestId: answer.headers.get('x-request-id') },
      });
    }
  });
});

describe('automatic persisted queries', () => {
  const query = 'query Persisted { __typename }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  it('requests the text once, then accepts the hash, by GET too', async () => {
    const unknown = await post({ extensions });
    expect(unknown.body.errors![0]!.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await post({ query, extensions })).body.data?.__typename).toBe('Query');
    expect((await post({ extensions })).body.data?.__typename).toBe('Query');
    const search = { extensions: JSON.stringify(extensions) };
    expect((await ask({ search })).body.data?.__typename).toBe('Query');
  });

  it('rejects a hash of another text', async () => {
    const answer = await post({ query: '{ __typename }', extensions }, { accept: GRAPHQL_TYPE });
    expect(answer.status).toBe(400);
    expect(answer.body.errors![0]!.extensions.code).toBe('INVALID_INPUT');
  });
});

it('allows other origins, without credentials that a browser adds', async () => {
  const origin = 'https://elsewhere.example';
  const preflight = await fetch(`${gateway.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  // A cookie, the only credential that a hostile page can make a browser send, has no effect.
  const forged = await ask({
    search: { query: '{ me { id } }' },
    headers: { origin, cookie: `authorization=${user.token}` },
  });
  expect(forged.body.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});
