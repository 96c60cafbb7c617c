import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectApi } from '../../../client/api-connection.ts';

/** The next responses, in order. */
type Behaviour =
  | 'lost'
  | 'bad gateway'
  | 'not a gateway'
  | { readonly answer: object; readonly retryAfterSeconds?: number };

const GOOD: Behaviour = { answer: { data: { me: { id: '7' } } } };
const refused = (code: string, problems?: object[], retryAfterSeconds?: number): Behaviour => ({
  answer: { errors: [{ message: 'no', extensions: { code, problems } }] },
  ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
});

let server: Server;
let url: string;
let behaviours: Behaviour[];
let authorizations: (string | undefined)[];

beforeAll(async () => {
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    const behaviour = behaviours.shift() ?? GOOD;
    if (behaviour === 'lost') request.socket.destroy();
    else if (behaviour === 'bad gateway') response.writeHead(502).end('<h1>Bad gateway</h1>');
    else if (behaviour === 'not a gateway') response.end('hello');
    else {
      const { answer, retryAfterSeconds } = behaviour;
      if (retryAfterSeconds !== undefined) {
        response.writeHead(429, { 'retry-after': String(retryAfterSeconds) });
      }
      response.end(JSON.stringify(answer));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  behaviours = [];
  authorizations = [];
});
afterAll(() => server.close());

/** With two immediate retries. */
const ask = () =>
  connectApi({
    url,
    token: async ({ renew = false } = {}) => (renew ? 'new' : 'old'),
    delaysMs: [0, 0],
  }).request('{ me { id } }', {});

describe('the API connection', () => {
  it('retries when a connection is lost and when a proxy has no gateway', async () => {
    behaviours = ['lost', 'bad gateway'];
    await expect(ask()).resolves.toEqual({ me: { id: '7' } });
    expect(authorizations).toEqual(['old', 'old', 'old']);
  });

  it('retries when the gateway is unavailable', async () => {
    behaviours = [refused('UNAVAILABLE')];
    await expect(ask()).resolves.toEqual({ me: { id: '7' } });
  });

  it('retries after a temporary limit and rejects after a permanent one', async () => {
    behaviours = [refused('LIMIT_EXCEEDED', [], 0)];
    await expect(ask()).resolves.toEqual({ me: { id: '7' } });

    behaviours = [refused('LIMIT_EXCEEDED')];
    await expect(ask()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', retriable: false });
  });

  it('throws the last error after the last attempt', async () => {
    behaviours = ['lost', 'lost', 'not a gateway', GOOD];
    await expect(ask()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `${url} does not respond like a Gaitway.`,
    });
    expect(authorizations).toHaveLength(3);
  });

  it('throws an error of the API with its fields', async () => {
    const problems = [{ field: 'samples.ts', message: 'must have at least 2 rows' }];
    behaviours = [refused('INVALID_INPUT', problems)];
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID_INPUT', problems });
    expect(authorizations).toHaveLength(1);
  });

  it('renews an expired token once', async () => {
    behaviours = [refused('UNAUTHENTICATED')];
    await expect(ask()).resolves.toEqual({ me: { id: '7' } });
    expect(authorizations).toEqual(['old', 'new']);

    behaviours = [refused('UNAUTHENTICATED'), refused('UNAUTHENTICATED')];
    await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
