import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRawSocket } from '../support/raw-socket.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let provider: TestUser;

beforeAll(async () => {
  gateway = await startGateway({ NODE_ENV: 'production' });
  provider = await gateway.newUser(await gateway.newOrganization(), 'careProvider');
});

afterAll(() => gateway.stop());

const CREATE = `($i: CreateParticipantInput!) { createParticipant(input: $i) { participant { id } } }`;

/** Errors for which graphql-js suggests known names. */
const MISTAKES: readonly [string, string, object?][] = [
  ['a field', '{ mee { id } }'],
  ['a field of a type', '{ me { idd } }'],
  ['a field without a selection', '{ me }'],
  ['a field of a list without a selection', '{ testTypes }'],
  ['an argument', '{ participant(idd: "a") { id } }'],
  ['an argument that is missing', '{ participant { id } }'],
  ['an argument of a directive', '{ me @include(iff: true) { id } }'],
  ['a directive', '{ me @includ(if: true) { id } }'],
  ['a type', 'fragment F on Usr { id } { me { ...F } }'],
  [
    'a type of a variable',
    'query ($f: ParticipantFiltr) { participants(filter: $f) { totalCount } }',
  ],
  ['a value of an enumeration', '{ participants(orderBy: NAME_AS) { totalCount } }'],
  ['a text for an enumeration', '{ participants(orderBy: "NAME_ASC") { totalCount } }'],
  [
    'a field of an input',
    'mutation { createParticipant(input: { givenNam: "A" }) { participant { id } } }',
  ],
  [
    'a value of an enumeration in a variable',
    'query ($o: ParticipantOrder) { participants(orderBy: $o) { totalCount } }',
    { o: 'NAME_AS' },
  ],
  [
    'a number for an enumeration in a variable',
    'query ($o: ParticipantOrder) { participants(orderBy: $o) { totalCount } }',
    { o: 5 },
  ],
  [
    'a value of an enumeration within a variable',
    'query ($f: ParticipantFilter) { participants(filter: $f) { totalCount } }',
    { f: { attention: ['FAILD'] } },
  ],
  ['a field of an input in a variable', `mutation ${CREATE}`, { i: { givenNam: 'A' } }],
  ['a required field of an input in a variable', `mutation ${CREATE}`, { i: { givenName: 'A' } }],
  ['a subscription', 'subscription { recordingChange { id } }'],
];

const SUGGESTION = /did you mean/i;

/** What graphql-js reveals about a schema, and names that none of the errors above contains. */
const SCHEMA_NAMES =
  /on type|of type|enum|required|unknown|not defined|familyName|careTeam|URGENCY|ParticipantOrder!|givenName"/i;

describe.each(MISTAKES)('an error in %s', (_what, query, variables = {}) => {
  it('gets no suggestion over HTTP, and the same response when repeated', async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const { errors } = await gateway.graphql(query, variables, provider.token);
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      expect(JSON.stringify(errors)).not.toMatch(SUGGESTION);
    }
  });

  it('reveals nothing of the schema without a token', async () => {
    for (const token of [undefined, 'no-token']) {
      const { errors } = await gateway.graphql(query, variables, token);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      expect(errors?.[0]?.message).not.toMatch(SUGGESTION);
      expect(errors?.[0]?.message).not.toMatch(SCHEMA_NAMES);
    }
  });

  it('gets no suggestion over graphql-transport-ws', async () => {
    const raw = await openRawSocket(socketUrl('/graphql'), 'graphql-transport-ws');
    raw.send({ type: 'connection_init', payload: { authorization: provider.token } });
    await raw.next('connection_ack');
    raw.send({ id: 'a', type: 'subscribe', payload: { query, variables } });
    const answer = JSON.stringify(await raw.next('error', 'next'));
    expect(answer).toContain('INVALID_INPUT');
    expect(answer).not.toMatch(SUGGESTION);
    raw.socket.close();
  });

  it("gets no suggestion over AppSync's protocol", async () => {
    const headers = { Authorization: provider.token, host: 'gaitway' };
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
        data: JSON.stringify({ query, variables }),
        extensions: { authorization: headers },
      },
    });
    expect(JSON.stringify(await raw.next('error'))).not.toMatch(SUGGESTION);
    raw.socket.close();
  });
});

it('reports to all callers that introspection is off, and which limit a document exceeds', async () => {
  const listing = await gateway.graphql('{ __schema { queryType { name } } }');
  expect(listing.errors?.[0]?.message).toContain('Introspection is turned off');
  const aliases = Array.from({ length: 40 }, (_, n) => `a${n}: me { id }`).join(' ');
  const many = await gateway.graphql(`{ ${aliases} nothing }`);
  expect(many.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
});

const socketUrl = (path: string) => `${gateway.url.replace('http', 'ws')}${path}`;
