import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ NODE_ENV: 'production', HSTS_SECONDS: '31536000' });
});

afterAll(() => gateway.stop());

it('rejects introspection', async () => {
  const { errors } = await gateway.graphql(`{ __schema { queryType { name } } }`);
  expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});

it.each([
  ['a field', '{ mee { id } }', {}],
  ['a field of a type', '{ me { idd } }', {}],
  ['an argument', '{ participant(idd: "a") { id } }', {}],
  ['a type', 'fragment F on Viewr { id } { me { ...F } }', {}],
  ['a value of an enumeration', '{ participants(orderBy: NAME_AS) { totalCount } }', {}],
  [
    'a value of an enumeration in a variable',
    'query ($o: ParticipantOrder) { participants(orderBy: $o) { totalCount } }',
    { o: 'NAME_AS' },
  ],
  [
    'a field of an input in a variable',
    'mutation ($i: CreateParticipantInput!) { createParticipant(input: $i) { participant { id } } }',
    { i: { givenNam: 'A', familyName: 'B' } },
  ],
])('suggests no similar name for %s', async (_what, query, variables) => {
  const { errors } = await gateway.graphql(query, variables);
  expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
});

it('shows neither the outbox nor demo accounts', async () => {
  const outbox = await fetch(`${gateway.url}/outbox.json`);
  expect(outbox.status).toBe(404);
  const config = await fetch(`${gateway.url}/portal-config.json`);
  expect(await config.json()).toMatchObject({ outboxUrl: null, demoAccounts: null });
});

it('reports liveness and readiness', async () => {
  for (const path of ['/healthz', '/readyz']) {
    expect((await fetch(`${gateway.url}${path}`)).status).toBe(200);
  }
});

it('returns an error for an unknown path, and the portal for its pages', async () => {
  const unknown = await fetch(`${gateway.url}/nowhere`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

it('sets the security headers', async () => {
  const { headers } = await fetch(`${gateway.url}/healthz`);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toMatch(/ wss?:[ ;]/);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
