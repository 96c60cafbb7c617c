import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignUserDirectory } from '../../../api/auth/foreign-user-directory.ts';
import { CognitoError } from '../../../api/auth/local-user-pool/cognito-error.ts';
import type { LocalUserPool } from '../../../api/auth/local-user-pool/local-user-pool.ts';
import { registerLocalUserPool } from '../../../api/auth/local-user-pool/register-local-user-pool.ts';

const pool: LocalUserPool = {
  userPoolId: 'local_gaitway',
  issuer: 'http://localhost:4000/cognito/local_gaitway',
  jwks: { keys: [{ kty: 'RSA', kid: 'ours', n: 'n', e: 'AQAB' }] },
  answer: (operation, body) => {
    if (operation === 'Echo') return Promise.resolve({ body });
    if (operation === 'Break') return Promise.reject(new Error('detail: ada@example.org'));
    throw new CognitoError('UnknownOperationException', 'The user pool has no such operation.');
  },
  directory: foreignUserDirectory,
};
const app = fastify();
let origin: string;

beforeAll(async () => {
  await registerLocalUserPool(app, pool);
  app.post('/elsewhere', async ({ body }) => ({ body }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

const post = async (body: string, target?: string, path = '/cognito') => {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      ...(target !== undefined && { 'x-amz-target': target }),
    },
    body,
  });
  return { response, body: (await response.json()) as Record<string, unknown> };
};

const ECHO = 'AWSCognitoIdentityProviderService.Echo';

describe('the HTTP endpoint', () => {
  it.each(['/cognito', '/cognito/'])('accepts operations on %s', async (path) => {
    const { response, body } = await post('{"Name":"Zoë"}', ECHO, path);
    expect(body).toEqual({ body: { Name: 'Zoë' } });
    expect(response.headers.get('content-type')).toContain('application/x-amz-json-1.1');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['no target', undefined],
    ['another service', 'DynamoDB_20120810.Echo'],
    ['an unknown operation', 'AWSCognitoIdentityProviderService.AdminDeleteUser'],
  ])('rejects an unknown operation: %s', async (_name, target) => {
    const { response, body } = await post('{}', target);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException:');
    expect(body['__type']).toBe('UnknownOperationException');
  });

  it.each([
    ['torn', '{"Username":'],
    ['empty', ''],
    ['too large', JSON.stringify('x'.repeat(70_000))],
  ])('refuses a body that is %s', async (_name, body) => {
    const answer = await post(body, ECHO);
    expect(answer.response.status).toBe(400);
    expect(answer.body['__type']).toBe('SerializationException');
  });

  it('does not reveal the message of an unexpected error', async () => {
    const { response, body } = await post('{}', 'AWSCognitoIdentityProviderService.Break');
    expect(response.status).toBe(500);
    expect(body).toEqual({ __type: 'InternalErrorException', message: 'Something went wrong.' });
  });

  it('allows browsers on other origins', async () => {
    const { status, headers } = await fetch(`${origin}/cognito`, { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toBe('*');
  });

  it('serves the keys below the issuer', async () => {
    const base = `${origin}/cognito/local_gaitway/.well-known`;
    expect(await (await fetch(`${base}/jwks.json`)).json()).toEqual(pool.jwks);
    expect(await (await fetch(`${base}/openid-configuration`)).json()).toMatchObject({
      issuer: pool.issuer,
      jwks_uri: `${pool.issuer}/.well-known/jwks.json`,
    });
  });

  it('does not change the body parsers of other routes', async () => {
    const response = await fetch(`${origin}/elsewhere`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await response.json()).toEqual({ body: { a: 1 } });
  });
});
