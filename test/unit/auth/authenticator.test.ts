import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthenticator, withoutIdTokens } from '../../../api/auth/authenticator.ts';
import { GaitwayError } from '../../../api/errors.ts';

const ISSUER = 'http://localhost:4000/cognito/local_gaitway';
const CLIENT_ID = 'gaitway-portal';
const USER_ID = '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
const jwks = { keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'ours', n, e }] };
const authenticator = createAuthenticator({ issuer: ISSUER, clientIds: [CLIENT_ID], jwks });

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

const accessClaims = () => ({
  sub: USER_ID,
  iss: ISSUER,
  client_id: CLIENT_ID,
  token_use: 'access',
  exp: inSeconds(3600),
  origin_jti: 'b1a7c0de-0000-4000-8000-000000000000',
  'cognito:groups': ['careProvider', 'superuser'],
});

const idClaims = () => {
  const { client_id: aud, ...claims } = accessClaims();
  return { ...claims, token_use: 'id', aud };
};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object, { key = privateKey, header = {} }: TokenOptions = {}): string {
  const unsigned = `${encode({ kid: 'ours', alg: 'RS256', ...header })}.${encode(claims)}`;
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), key).toString('base64url')}`;
}

interface TokenOptions {
  readonly key?: KeyObject;
  readonly header?: object;
}

describe('a valid token', () => {
  it.each([
    ['access', accessClaims],
    ['id', idClaims],
  ])('of the %s kind is accepted, with and without Bearer', async (tokenUse, claims) => {
    for (const prefix of ['', 'Bearer ', 'bearer ']) {
      const verified = await authenticator.authenticate(prefix + token(claims()));
      expect(verified).toMatchObject({ userId: USER_ID, tokenUse, groups: ['careProvider'] });
      expect(verified.expiresAt.getTime()).toBeGreaterThan(Date.now());
    }
  });

  it('without groups gives no groups', async () => {
    const { 'cognito:groups': _, ...claims } = accessClaims();
    await expect(authenticator.authenticate(token(claims))).resolves.toMatchObject({ groups: [] });
  });
});

describe('a token that was verified before', () => {
  const open = () =>
    createAuthenticator({ issuer: ISSUER, clientIds: [CLIENT_ID], jwks, maximumVerified: 2 });
  const tokens = [1, 2, 3].map((number) => token({ ...accessClaims(), jti: String(number) }));

  it('returns the same claims until it is evicted from the cache', async () => {
    const { authenticate } = open();
    const [first, second, third] = tokens as [string, string, string];
    const known = await authenticate(first);
    await authenticate(second);
    expect(await authenticate(`Bearer ${first}`)).toBe(known); // and is the newest again
    await authenticate(third);
    expect(await authenticate(first)).toBe(known);
    const again = await authenticate(second);
    expect(again).toMatchObject({ userId: USER_ID });
    expect(await authenticate(second)).toBe(again);
    expect(await authenticate(first)).toBe(known);
    await authenticate(third);
    expect(await authenticate(second)).not.toBe(again);
  });
});

describe('an invalid token', () => {
  const good = token(accessClaims());
  const [header = '', payload = '', signature = ''] = good.split('.');
  const { exp: _exp, ...withoutExpiry } = accessClaims();
  const { client_id: _client, ...withoutClient } = accessClaims();
  const promoted = encode({ ...accessClaims(), 'cognito:groups': ['admin'] });
  const unsigned = `${encode({ kid: 'ours', alg: 'none' })}.${payload}`;
  const symmetric = `${encode({ kid: 'ours', alg: 'HS256' })}.${payload}`;
  const publicPem = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' });
  const confused = createHmac('sha256', publicPem).update(symmetric).digest('base64url');

  it.each([
    ['nothing', '', 'it is not a token'],
    ['not a token', 'Bearer hello', 'it is not a token'],
    ['changed groups', `${header}.${promoted}.${signature}`, 'its signature does not match'],
    ['alg none', `${unsigned}.`, 'it is not a token'],
    ['alg none, signed', `${unsigned}.${signature}`, 'it is not signed the way it must be'],
    ['HMAC of the key', `${symmetric}.${confused}`, 'it is not signed the way it must be'],
    ['a foreign key', token(accessClaims(), { key: foreignKey }), 'its signature does not match'],
    [
      'an unknown key',
      token(accessClaims(), { key: foreignKey, header: { kid: 'theirs' } }),
      'it is signed with an unknown key',
    ],
    [
      'no key named',
      token(accessClaims(), { header: { kid: undefined } }),
      'it does not name its key',
    ],
    [
      'another issuer',
      token({ ...accessClaims(), iss: 'http://localhost:4000/cognito/other_pool' }),
      'it comes from another issuer',
    ],
    [
      'another client',
      token({ ...accessClaims(), client_id: 'other' }),
      'it is meant for another client',
    ],
    ['another audience', token({ ...idClaims(), aud: 'other' }), 'it is meant for another client'],
    ['no client', token(withoutClient), 'it is meant for another client'],
    [
      'another use',
      token({ ...accessClaims(), token_use: 'refresh' }),
      'it is neither an access token nor an id token',
    ],
    ['no expiry', token(withoutExpiry), 'a claim is missing'],
    ['no user', token({ ...accessClaims(), sub: 'admin' }), 'a claim is missing'],
    ['not yet valid', token({ ...accessClaims(), nbf: inSeconds(60) }), 'it is not valid yet'],
  ])('(%s) is refused with its reason', async (_name, bad, reason) => {
    await expect(authenticator.authenticate(bad)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: `The token was refused: ${reason}.`,
    });
  });

  it('is rejected as expired', async () => {
    const expired = token({ ...accessClaims(), exp: inSeconds(-1) });
    await expect(authenticator.authenticate(expired)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The token has expired. Sign in again.',
    });
  });
});

describe('an external issuer', () => {
  it('whose keys cannot be read is reported as unavailable, not as a bad token', async () => {
    // No server listens on port 1 of this machine.
    const issuer = 'https://127.0.0.1:1/pool';
    const remote = createAuthenticator({ issuer, clientIds: [CLIENT_ID] });
    const error: unknown = await remote
      .authenticate(token({ ...accessClaims(), iss: issuer }))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GaitwayError);
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a token that was verified before', () => {
  afterEach(() => vi.useRealTimers());

  it('is not verified again and returns the same claims', async () => {
    const good = token(accessClaims());
    const first = await authenticator.authenticate(good);
    expect(await authenticator.authenticate(`Bearer ${good}`)).toBe(first);
  });

  it('is rejected as soon as it expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const good = token({ ...accessClaims(), exp: inSeconds(60) });
    await authenticator.authenticate(good);
    vi.setSystemTime(Date.now() + 61_000);
    await expect(authenticator.authenticate(good)).rejects.toThrow('The token has expired');
  });

  it('does not make another token with its signature valid', async () => {
    const good = token(accessClaims());
    await authenticator.authenticate(good);
    const [header, , signature] = good.split('.');
    const forged = [header, encode({ ...accessClaims(), sub: randomUUID() }), signature].join('.');
    await expect(authenticator.authenticate(forged)).rejects.toThrow('signature does not match');
  });
});

describe('without id tokens', () => {
  const apiOnly = withoutIdTokens(authenticator);

  it('an access token is accepted', async () => {
    await expect(apiOnly.authenticate(token(accessClaims()))).resolves.toMatchObject({
      userId: USER_ID,
    });
  });

  it('an id token is rejected, with what to send', async () => {
    const rejected = apiOnly.authenticate(`Bearer ${token(idClaims())}`);
    await expect(rejected).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(rejected).rejects.toThrow('Send the access token');
  });
});
