import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let admin: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  admin = await gateway.newUser(clinic.organizationId, 'admin');
});

afterAll(() => gateway.stop());

/** Every argument that is a time. */
const PLACES: readonly [string, (first: string, second: string) => string][] = [
  [
    'AuditFilter',
    (from, to) => `{ auditEvents(filter: { from: ${from}, to: ${to} }) { edges { cursor } } }`,
  ],
  [
    'ExportAuditEventsInput',
    (from, to) =>
      `mutation { exportAuditEvents(input: { filter: { from: ${from}, to: ${to} } }) { download { url } } }`,
  ],
  [
    'RecordingFilter',
    (from, to) => `{ participant(id: "${clinic.participantId}") {
      recordings(filter: { from: ${from}, to: ${to} }) { totalCount } } }`,
  ],
  [
    'scoreSummary',
    (from, to) => `{ participant(id: "${clinic.participantId}") {
      scoreSummary(from: ${from}, to: ${to}) { count } } }`,
  ],
  [
    'axisRanges',
    (from, to) => `{ participant(id: "${clinic.participantId}") {
      axisRanges(from: ${from}, to: ${to}) { axis } } }`,
  ],
  [
    'SubmitRecordingInput',
    (startedAt) => `mutation { submitRecording(input: { id: "${randomUUID()}", training: false,
      participantId: "${clinic.participantId}", testType: "sit-to-stand", startedAt: ${startedAt},
      samples: { ts: ["2022-07-11T13:55:48Z", "2022-07-11T13:55:49Z"], ax: [1, 2] } }) { recording { id } } }`,
  ],
];

/** Times that the database, JavaScript or ISO 8601 cannot represent. */
const UNKNOWN = [
  '0000-01-01T00:00:00Z',
  '0000-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-14:00',
  '9999-12-31T23:59:59.999-00:01',
  '2026-02-30T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '-000001-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  'infinity',
  '-infinity',
];

/** The earliest and latest times that all of them can represent. */
const KNOWN: readonly [string, string][] = [
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.001Z'],
  ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'],
  ['0001-01-01T14:00:00+14:00', '9999-12-31T09:59:59-14:00'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.999Z'],
];

const ask = (query: string, variables: object = {}) =>
  gateway.graphql(query, variables, query.includes('udit') ? admin.token : clinic.provider.token);

describe.each(PLACES)('a time in %s', (_name, write) => {
  it.each(UNKNOWN)('cannot be %s, as a literal or a variable', async (moment) => {
    const good = '2026-01-01T00:00:00Z';
    for (const [first, second] of [
      [moment, good],
      [good, moment],
    ] as const) {
      if (!write('', second).includes(second) && first === good) continue; // it takes a single time
      const literal = await ask(write(`"${first}"`, `"${second}"`));
      expect(literal.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      const document = write('$first', '$second');
      const operation = document.startsWith('mutation') ? document.slice(8) : document;
      const declared = document.includes('$second') ? ', $second: DateTime!' : '';
      const kind = document.startsWith('mutation') ? 'mutation' : 'query';
      const variable = await ask(`${kind} ($first: DateTime!${declared}) ${operation}`, {
        first,
        ...(declared && { second }),
      });
      expect(variable.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    }
  });

  it.each(KNOWN)('may be from %s to %s', async (from, to) => {
    const { errors } = await ask(write(`"${from}"`, `"${to}"`));
    // A rule of the field may still reject it by name.
    for (const { extensions } of errors ?? []) {
      expect(extensions.code).toBe('INVALID_INPUT');
      expect(extensions.problems?.map(({ field }) => field).join()).toMatch(/^(from|startedAt)$/);
    }
  });
});

describe('the times of samples', () => {
  it.each([...UNKNOWN.slice(0, 5), '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'cannot be %s',
    async (moment) => {
      for (const ts of [
        [moment, '2022-07-11T13:55:48Z'],
        ['2022-07-11T13:55:48Z', moment],
      ]) {
        const { errors } = await clinic.submit({ samples: { ts, ax: [1, 2] } });
        expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      }
    },
  );
});
