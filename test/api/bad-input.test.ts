import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});

afterAll(() => gateway.stop());

/** What each invalid submission changes in a valid one, and the code and field of the error. */
const WRONG: readonly [string, (right: Record<string, unknown[]>) => object, string, string][] = [
  [
    'NaN as text',
    (s) => ({ samples: { ...s, ax: ['NaN', ...s['ax']!.slice(1)] } }),
    'INVALID_INPUT',
    'samples.ax[0]',
  ],
  [
    'a null value',
    (s) => ({ samples: { ...s, gy: s['gy']!.with(3, null) } }),
    'INVALID_INPUT',
    'samples.gy[3]',
  ],
  [
    'a number in quotes',
    (s) => ({ samples: { ...s, az: s['az']!.with(5, '9.81') } }),
    'INVALID_INPUT',
    'samples.az[5]',
  ],
  ['text for a column', (s) => ({ samples: { ...s, ax: 'fast' } }), 'INVALID_INPUT', 'samples.ax'],
  [
    'no zone',
    (s) => ({ samples: { ...s, ts: s['ts']!.with(0, '2022-07-11 13:55:48.014') } }),
    'INVALID_INPUT',
    'samples.ts[0]',
  ],
  [
    'the year 9999',
    (s) => ({ samples: { ...s, ts: s['ts']!.with(9, '9999-07-11 13:55:48.014 +02:00') } }),
    'INVALID_INPUT',
    'samples.ts[9]',
  ],
  ['no rows', () => ({ samples: { ts: [], ax: [] } }), 'INVALID_INPUT', 'samples.ts'],
  [
    'one row',
    () => ({ samples: { ts: ['2022-07-11T13:55:48Z'], ax: [1] } }),
    'INVALID_INPUT',
    'samples.ts',
  ],
  ['no axes', (s) => ({ samples: { ts: s['ts'] } }), 'INVALID_INPUT', 'samples'],
  ['an unknown test type', () => ({ testType: 'moon-walk' }), 'INVALID_INPUT', 'testType'],
  ['an unknown participant', () => ({ participantId: randomUUID() }), 'NOT_FOUND', 'participantId'],
  [
    'an invalid id',
    () => ({ participantId: "'; drop table users; --" }),
    'NOT_FOUND',
    'participantId',
  ],
  ['training without a score', () => ({ training: true }), 'INVALID_INPUT', 'clinicianScore'],
  [
    'a score on a test recording',
    () => ({ clinicianScore: 50 }),
    'INVALID_INPUT',
    'clinicianScore',
  ],
  [
    'a score of 101',
    () => ({ training: true, clinicianScore: 101 }),
    'INVALID_INPUT',
    'clinicianScore',
  ],
  [
    'half a score',
    () => ({ training: true, clinicianScore: 50.5 }),
    'INVALID_INPUT',
    'clinicianScore',
  ],
  [
    'the nil uuid as an id',
    () => ({ id: '00000000-0000-0000-0000-000000000000' }),
    'INVALID_INPUT',
    'id',
  ],
  ['an id that is not a uuid', () => ({ id: 'first' }), 'INVALID_INPUT', 'id'],
  [
    'a start in the future',
    () => ({ startedAt: '9999-01-01T00:00:00Z' }),
    'INVALID_INPUT',
    'startedAt',
  ],
  [
    'a start without an offset',
    () => ({ startedAt: '2022-07-11T13:55:48' }),
    'INVALID_INPUT',
    'startedAt',
  ],
  ['neither samples nor upload', () => ({ samples: null }), 'INVALID_INPUT', 'samples'],
  ['an unknown upload', () => ({ samples: null, uploadId: randomUUID() }), 'NOT_FOUND', 'uploadId'],
  ['a training flag in text', () => ({ training: 'yes' }), 'INVALID_INPUT', 'training'],
];

describe('submitRecording', () => {
  it.each(WRONG)('rejects %s', async (_name, change, code, field) => {
    const { errors } = await clinic.submit(change(clinic.samples));
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const fields = errors?.[0]?.extensions.problems?.map((problem) => problem.field);
    expect(fields?.join(' ')).toContain(field);
  });

  it('rejects more than 20 MB with LIMIT_EXCEEDED', async () => {
    // Built as a string: an array of millions of numbers took seconds in a process with many earlier tests.
    const ax = '0.123456789,'.repeat(2_500_000);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: clinic.provider.token },
      body: `{ "query": "{ me { id } }", "variables": { "samples": { "ax": [${ax}0] } } }`,
    });
    expect(response.status).toBe(413);
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    const upload = await gateway.graphql(
      `mutation { requestRecordingUpload(input: { contentLength: 20971521 }) { uploadId } }`,
      {},
      clinic.provider.token,
    );
    expect(upload.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });

  it('rejects Infinity', async () => {
    const input = {
      ...clinic.submitInput(),
      samples: { ...clinic.samples, ax: clinic.samples['ax']!.with(0, '@') },
    };
    const body = JSON.stringify({
      query: `mutation ($input: SubmitRecordingInput!) { submitRecording(input: $input) { recording { id } } }`,
      variables: { input },
    }).replace('"@"', '1e999');
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: clinic.provider.token },
      body,
    });
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain('samples.ax[0]');
  });

  it('stores nothing', async () => {
    const { participant } = await clinic.ask<{
      participant: { recordings: { totalCount: number } };
    }>(`query ($id: ID!) { participant(id: $id) { recordings { totalCount } } }`, {
      id: clinic.participantId,
    });
    expect(participant.recordings.totalCount).toBe(0);
    for await (const { key } of gateway.gateway.store.list('')) throw new Error(`left: ${key}`);
  });
});

describe('the gateway', () => {
  it.each([
    ['malformed JSON', '{"query": '],
    ['no query', '{}'],
    ['a query that is no GraphQL', '{"query":"{"}'],
    ['an unknown field', '{"query":"{ moon }"}'],
  ])('returns INVALID_INPUT for %s', async (_name, body) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  const nested = (depth: number) =>
    `{ me { participant { ${'latestRecording { participant { '.repeat(depth)} id ${'} }'.repeat(depth)} } } }`;

  it.each([
    ['deep', nested(9)],
    ['aliased', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: me { id }`).join(' ')} }`],
    ['long', `{ ${'me { id } '.repeat(600)} }`],
  ])('returns LIMIT_EXCEEDED for a query that is too %s', async (_name, query) => {
    const { errors } = await gateway.graphql(query, {}, clinic.provider.token);
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });

  it('treats an id in capitals as the same id', async () => {
    const query = `query ($id: ID!) { participant(id: $id) { id careProviders { id } } }`;
    const right = await clinic.ask(query, { id: clinic.participantId });
    expect(await clinic.ask(query, { id: clinic.participantId.toUpperCase() })).toEqual(right);
  });

  it('pages through all participants, each once', async () => {
    for (const familyName of ['Ångström', 'zu Berg', "D'Arc"])
      await clinic.newParticipant({ familyName });
    const query = `query ($after: String) { participants(first: 2, after: $after) {
      totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { participants }: { participants: Page } = await clinic.ask(query, { after });
      expect(participants.totalCount).toBe(4);
      seen.push(...participants.edges.map(({ node }) => node.id));
      after = participants.pageInfo.hasNextPage ? participants.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(4);
  });

  const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const ID = randomUUID();

  it.each([
    ['participants', 'bogus'],
    ['participants', cursor(0, 'a\0', 'b', ID)],
    ['recordings', cursor('0000-01-01T00:00:00Z', ID)],
    ['recordings(orderBy: TEST_TYPE)', cursor('2026-01-01T00:00:00Z', ID)],
    ['recordings(orderBy: TEST_TYPE)', cursor('2026-01-01T00:00:00Z', ID, 5)],
    ['recordings(orderBy: SCORE_ASC)', cursor('2026-01-01T00:00:00Z', ID, 'Sit to stand')],
    ['recordings(orderBy: SCORE_ASC)', cursor('2026-01-01T00:00:00Z', ID)],
  ])('rejects for a page of %s the cursor %s', async (list, after) => {
    const page = list
      .replace(/^\w+$/, '$&()')
      .replace(')', ', after: $after) { edges { node { id } } }');
    const query = list.startsWith('participants')
      ? `query ($after: String) { ${page} }`
      : `query ($after: String, $id: ID!) { participant(id: $id) { ${page} } }`;
    const variables = { after, id: clinic.participantId };
    const { errors } = await gateway.graphql(query, variables, clinic.provider.token);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'after' }],
    });
  });

  it.each([
    ['participants(filter: { identityId: "a\\u0000b" }) { totalCount }', 'filter.identityId'],
    ['participants(filter: { testType: "a\\u0000b" }) { totalCount }', 'filter.testType'],
    [
      'participant(id: "ID") { scoreSummary(from: "0001-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z") { count } }',
      'from',
    ],
  ])('names the field when it rejects %s', async (fields, field) => {
    const query = `{ ${fields.replace('"ID"', JSON.stringify(clinic.participantId))} }`;
    const { errors } = await gateway.graphql(query, {}, clinic.provider.token);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', problems: [{ field }] });
  });

  it('creates one participant for an identity id, even with simultaneous requests', async () => {
    const add = `mutation { createParticipant(input: {
      givenName: "A", familyName: "B", identityId: "eu:once" }) { participant { id } } }`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => gateway.graphql(add, {}, clinic.provider.token)),
    );
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused).toHaveLength(5);
    for (const { extensions } of refused) {
      expect(extensions).toMatchObject({ code: 'CONFLICT', problems: [{ field: 'identityId' }] });
    }
  });

  it('searches for pasted text, and finds no participant by an invalid address', async () => {
    const { participants } = await clinic.ask<{ participants: Page }>(
      `query ($search: String) { participants(filter: { search: $search }) { totalCount } }`,
      { search: "\nO'Brien\t\0" }, // pasted
    );
    expect(participants.totalCount).toBe(1);
    const link = `mutation ($email: String) { linkParticipant(input: { email: $email }) { participant { id } } }`;
    const { errors } = await gateway.graphql(link, { email: 'a\0@b' }, clinic.provider.token);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}
