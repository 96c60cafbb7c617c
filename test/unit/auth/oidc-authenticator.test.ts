import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Authenticator } from '../../../api/auth/authenticator.ts';
import { createOidcAuthenticator } from '../../../api/auth/oidc-authenticator.ts';
import type { Group } from '../../../api/domain/group.ts';

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sub = randomUUID();

let server: Server;
let issuer: string;
let isUp = true;
/** The ids of the keys that the issuer has, or another document in their place. */
let keys: readonly string[] | string = ['ours'];
let authenticator: Authenticator;

const open = (groupsClaim: string | undefined = 'realm_access.roles') =>
  createOidcAuthenticator({
    issuer,
    audiences: ['gaitway', 'gaitway-app'],
    groupsClaim,
    groupNames: new Map<string, Group>([
      ['therapist', 'careProvider'],
      ['it', 'admin'],
    ]),
  });

/** An issuer like Keycloak: a discovery document, and keys at its address. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (!isUp) return void response.writeHead(503).end();
    const documents: Record<string, object> = {
      '/realms/clinic/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/certs` },
      '/realms/clinic/certs': {
        keys: Array.from(keys, (kid) => ({
          ...ours.publicKey.export({ format: 'jwk' }),
          kid,
          use: 'sig',
          alg: 'RS256',
        })),
      },
    };
    const isBroken = typeof keys === 'string' && request.url!.endsWith('/certs');
    response.end(isBroken ? keys : JSON.stringify(documents[request.url!]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/clinic`;
  authenticator = open();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

function token(
  changes: object = {},
  { key = ours.privateKey, kid = 'ours', header = {} } = {},
): string {
  const claims = {
    iss: issuer,
    aud: ['account', 'gaitway'],
    sub,
    exp: inSeconds(60),
    typ: 'Bearer',
    email: 'ada@example.org',
    email_verified: true,
    given_name: 'Ada',
    realm_access: { roles: ['therapist', 'admin', 'careProvider', 'offline_access'] },
    ...changes,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'RS256', kid, ...header })}.${encode(claims)}`;
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), key).toString('base64url')}`;
}

describe('a token of an OpenID Connect issuer', () => {
  it('returns the identity and only mapped groups', async () => {
    expect(await authenticator.authenticate(`Bearer ${token()}`)).toMatchObject({
      userId: sub,
      groups: ['careProvider'],
      person: { email: 'ada@example.org', givenName: 'Ada', familyName: '' },
    });
  });

  it('reads groups at a dotted path, under a name with dots, or not at all', async () => {
    const named = open('https://clinic.example/groups');
    const claims = await named.authenticate(token({ 'https://clinic.example/groups': ['it'] }));
    expect(claims.groups).toEqual(['admin']);
    expect((await open('groups').authenticate(token({ groups: 'it' }))).groups).toEqual(['admin']);
    expect((await open('no.such').authenticate(token())).groups).toEqual([]);
    const recordDecides = createOidcAuthenticator({
      issuer,
      audiences: ['gaitway'],
      groupsClaim: undefined,
      groupNames: new Map(),
    });
    expect((await recordDecides.authenticate(token())).groups).toBeNull();
  });

  it('creates no user for an address that the issuer has not verified', async () => {
    for (const email_verified of [false, 'false', undefined]) {
      const claims = await authenticator.authenticate(token({ email_verified }));
      expect(claims.person).toBeUndefined();
    }
  });

  it('gets a stable uuid when its subject is not a uuid', async () => {
    const first = await authenticator.authenticate(token({ sub: 'auth0|ada' }));
    const second = await authenticator.authenticate(token({ sub: 'auth0|ada' }));
    const other = await authenticator.authenticate(token({ sub: 'auth0|eve' }));
    expect(first.userId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(second.userId).toBe(first.userId);
    expect(other.userId).not.toBe(first.userId);
  });

  it.each([
    ['another audience', () => token({ aud: 'account' }), 'it is meant for another client'],
    [
      'another issuer',
      () => token({ iss: 'https://evil.example' }),
      'it comes from another issuer',
    ],
    ['another key', () => token({}, { key: theirs.privateKey }), 'its signature does not match'],
    ['an unknown key', () => token({}, { kid: 'x' }), 'it is signed with an unknown key'],
    [
      'a refresh token',
      () => token({ typ: 'Refresh' }),
      'a claim is missing, or not what it must be',
    ],
    ['no expiry', () => token({ exp: undefined }), 'a claim is missing, or not what it must be'],
  ])('is rejected: %s', async (_name, make, reason) => {
    await expect(authenticator.authenticate(make())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: `The token was refused: ${reason}.`,
    });
  });

  it('is unavailable while the issuer is unreachable, then verified', async () => {
    const early = open();
    isUp = false;
    await expect(early.authenticate(token())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    isUp = true;
    await expect(early.authenticate(token())).resolves.toMatchObject({ userId: sub });
  });
});

describe('the keys of an issuer', () => {
  afterEach(() => {
    keys = ['ours'];
    isUp = true;
    vi.useRealTimers();
  });

  const longLived = () => token({ exp: inSeconds(7200) });

  it('are read again, so that a removed key is refused within ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const fresh = open();
    const good = longLived();
    await fresh.authenticate(good);
    keys = ['new'];
    vi.advanceTimersByTime(10 * 60_000);
    await expect(fresh.authenticate(good)).rejects.toThrow('signed with an unknown key');
    await expect(fresh.authenticate(token({}, { kid: 'new' }))).resolves.toBeDefined();
  });

  it('stay trusted for an hour while they cannot be read again', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const fresh = open();
    await fresh.authenticate(longLived());
    isUp = false;
    vi.advanceTimersByTime(30 * 60_000);
    await expect(fresh.authenticate(longLived())).resolves.toMatchObject({ userId: sub });
    vi.advanceTimersByTime(31 * 60_000);
    await expect(fresh.authenticate(longLived())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it.each(['<html>maintenance</html>', '{"keys": "none"}', '{}', ''])(
    'are unavailable, and not a bad token, when their document is %j',
    async (document) => {
      keys = document;
      await expect(open().authenticate(token())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    },
  );
});

describe('a token that is not meant for calling an API', () => {
  const logout = { 'http://schemas.openid.net/event/backchannel-logout': {} };

  it.each([
    ['a logout token by its type', {}, { typ: 'logout+jwt' }, 'typ'],
    ['a logout token by its media type', {}, { typ: 'application/logout+jwt' }, 'typ'],
    ['a security event', {}, { typ: 'secevent+jwt' }, 'typ'],
    ['a proof of possession', {}, { typ: 'dpop+jwt' }, 'typ'],
    ['a type that is no text', {}, { typ: 7 }, 'typ'],
    ['a token bound to anything', { cnf: 'x' }, {}, 'bound to a key'],
    ['a logout token by its event', { events: logout }, {}, 'logout token'],
    ['a token bound to a key', { cnf: { jkt: 'x' } }, {}, 'bound to a key'],
    ['a token bound to a certificate', { cnf: { 'x5t#S256': 'x' } }, {}, 'bound to a key'],
    ['an unknown extension', {}, { crit: ['b64'], b64: false }, 'crit'],
  ])('is refused with its reason: %s', async (_what, claims, header, reason) => {
    const bad = token(claims, { header });
    await expect(authenticator.authenticate(bad)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining(reason) as string,
    });
  });

  it.each(['at_hash', 'c_hash'])('is an id token when it has %s', async (hash) => {
    expect(await authenticator.authenticate(token({ [hash]: 'x' }))).toMatchObject({
      tokenUse: 'id',
    });
  });

  it.each(['JWT', 'at+jwt', 'application/at+JWT'])('is not one of the type %s', async (typ) => {
    const good = token({}, { header: { typ } });
    await expect(authenticator.authenticate(good)).resolves.toMatchObject({ userId: sub });
  });
});

it('a token is accepted for half a minute after its expiry', async () => {
  const late = token({ exp: inSeconds(-20) });
  expect(await authenticator.authenticate(late)).toMatchObject({ userId: sub });
  expect(await authenticator.authenticate(`Bearer ${late}`)).toMatchObject({ userId: sub });
  await expect(authenticator.authenticate(token({ exp: inSeconds(-31) }))).rejects.toThrow(
    'has expired',
  );
});
