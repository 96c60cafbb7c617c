import { readFile } from 'node:fs/promises';
import { parse, print, separateOperations } from 'graphql';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { organizationScope } from '../../api/auth/scope.ts';
import { phoneStore } from '../../api/messaging/phone-store.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { writeHistory } from '../support/history.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let recordingId: string;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  ({ id: recordingId } = clinic.submitInput());
  await clinic.submit({ id: recordingId });
  await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
  const participantIds = [clinic.participantId];
  for (let count = 1; count < 50; count++) participantIds.push(await clinic.newParticipant());
  for (const participantId of participantIds) {
    await clinic.ask(
      `mutation ($input: AssignTestInput!) { assignTest(input: $input) { participant { id } } }`,
      { input: { participantId, testType: 'sit-to-stand' } },
    );
  }
});

afterAll(() => gateway.stop());
afterEach(() => vi.restoreAllMocks());

/** The statements of a query and their round trips, without those of the job queue. */
async function costOf(query: string, variables: object) {
  await clinic.ask(query, variables); // identifies the viewer, which is cached for the next seconds
  const spy = vi.spyOn(Client.prototype, 'query');
  const answer = await clinic.ask(query, variables);
  const calls = (spy.mock.calls as unknown[][]).map(([call]) =>
    typeof call === 'object' && 'steps' in call!
      ? (call.steps as { statement: { text: string } }[]).map(({ statement }) => statement.text)
      : [typeof call === 'string' ? call : (call as { text: string }).text],
  );
  vi.restoreAllMocks();
  const travelled = calls.filter((texts) => !texts.some((text) => text.includes('pgboss')));
  const reads = travelled.filter(([text]) => text?.includes('become_viewer'));
  const audit = travelled.flat().filter((text) => text.includes('audit_events'));
  return {
    answer,
    cost: {
      roundTrips: reads.length,
      statements: reads.flat().filter((text) => !text.includes('become_viewer')).length,
      audit: audit.length,
    },
  };
}

/** The statements of the transaction with a statement that matches `part`, in order. */
async function transactionWith(part: RegExp, work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  await work();
  const { calls, contexts } = spy.mock;
  const sent = (calls as unknown[][]).map(([call], index) => ({
    client: contexts[index],
    text: typeof call === 'string' ? call : ((call as { text?: string }).text ?? ''),
  }));
  vi.restoreAllMocks();
  const client = sent.find(({ text }) => part.test(text))?.client;
  const texts = sent.filter((each) => each.client === client).map(({ text }) => text);
  const at = texts.findIndex((text) => part.test(text));
  return texts.slice(texts.lastIndexOf('begin', at), texts.indexOf('commit', at) + 1);
}

const operation = (name: string) =>
  readFile(new URL(`../bench/graphql/operations/${name}.graphql`, import.meta.url), 'utf8');

/** One operation of the portal with its fragments, from the documents beside its pages. */
async function portalOperation(name: string, documents: readonly string[]): Promise<string> {
  const read = (path: string) =>
    readFile(new URL(`../../portal/src/${path}.graphql`, import.meta.url), 'utf8');
  const texts = await Promise.all(documents.map(read));
  return print(separateOperations(parse(texts.join('\n')))[name]!);
}

describe('a page costs a fixed number of statements', () => {
  it('home: participants with assignments and latest recordings', async () => {
    const home = await operation('home');
    const of = (count: number) => costOf(home.replace('first: 50', `first: ${count}`), {});
    const one = await of(1);
    const fifty = await of(50);
    expect(fifty.answer).toHaveProperty('participants.edges.length', 50);
    expect(fifty.cost).toEqual({ roundTrips: 2, statements: 3, audit: 1 });
    expect(one.cost).toEqual(fifty.cost);
  });

  it('the portal’s home: also attention, latest scores and trends', async () => {
    const home = await portalOperation('Participants', [
      'pages/participants/participants-page',
      'components/assignments/assignments',
      'api/recording',
      'api/viewer',
    ]);
    const of = (count: number) =>
      costOf(home.replace('first: 50', `first: ${count}`), { orderBy: 'ATTENTION' });
    const one = await of(1);
    const fifty = await of(50);
    expect(fifty.answer).toHaveProperty('participants.edges.length', 50);
    expect(fifty.answer).toHaveProperty('participants.totalCount', 50);
    // The viewer, the test types, the participants and their counts; then their related records in five statements.
    expect(fifty.cost).toEqual({ roundTrips: 4, statements: 9, audit: 1 });
    expect(one.cost).toEqual(fifty.cost);
  });

  it.each([
    ['participant-detail', { roundTrips: 1, statements: 4, audit: 1 }],
    ['history', { roundTrips: 1, statements: 3, audit: 1 }],
  ])('%s', async (name, cost) => {
    const period = {
      from7: '2022-07-08T00:00:00Z',
      from30: '2022-06-15T00:00:00Z',
      to: '2022-07-15T00:00:00Z',
    };
    const page = await costOf(await operation(name), { id: clinic.participantId, ...period });
    expect(page.cost).toEqual(cost);
  });

  it('recording: with participant and model', async () => {
    const page = await costOf(await operation('recording'), { id: recordingId });
    expect(page.cost).toEqual({ roundTrips: 1, statements: 3, audit: 1 });
  });

  it('settings of an organization are loaded again only after a change', async () => {
    const query = `query ($id: ID!) { recording(id: $id) { testType { key name } } }`;
    const before = await costOf(query, { id: recordingId });
    await clinic.ask(
      `mutation ($input: ChangeTestTypeInput!) { changeTestType(input: $input) { testType { id } } }`,
      { input: { testType: 'sit-to-stand', name: 'Stand up', instructions: 'Stand up.' } },
    );
    const answer = await clinic.ask(query, { id: recordingId });
    const after = await costOf(query, { id: recordingId });
    expect(before.cost).toEqual({ roundTrips: 1, statements: 1, audit: 1 });
    expect(answer).toMatchObject({ recording: { testType: { name: 'Stand up' } } });
    expect(after).toEqual({ answer, cost: before.cost });
  });

  it('every other field of participants and recordings', async () => {
    const everything = (
      first: number,
    ) => `{ participants(first: ${first}) { totalCount edges { node {
      careProviders { name } models { version testType { key } } axisRanges(axis: AX) { date testType { key } }
      all: recordings(first: 10) { totalCount edges { node { id testType { key } model { version }
        participant { id givenName assignments { id } } } } }
      failed: recordings(filter: { status: FAILED }) { edges { node { id } } }
      week: scoreSummary(from: "2022-07-01T00:00:00Z", to: "2022-07-08T00:00:00Z") { average }
      month: scoreSummary(from: "2022-07-01T00:00:00Z", to: "2022-08-01T00:00:00Z") { average }
    } } } }`;
    const one = await costOf(everything(1), {});
    const fifty = await costOf(everything(50), {});
    expect(fifty.cost.statements - one.cost.statements).toBeLessThanOrEqual(2); // the first has no recordings
    expect(fifty.cost.roundTrips).toBeLessThanOrEqual(3);
    expect(fifty.cost.statements).toBe(11);
  });
});

describe('a change of many records costs a fixed number of statements', () => {
  const remove = `mutation ($ids: [ID!]!) { deleteRecordings(input: { recordingIds: $ids }) { deletedIds } }`;

  it('deleting 200 recordings of 200 days and two participants', async () => {
    const { organizationId, testTypeId } = clinic;
    const participantIds = [clinic.participantId, await clinic.newParticipant()];
    const statementsFor = async (count: number) => {
      const ids: string[] = [];
      for (const [half, participantId] of participantIds.entries()) {
        const past = Array.from({ length: count / 2 }, (_, day) => ({
          startedAt: new Date(Date.UTC(2021, 6 * half, 1 + day)),
          status: day % 2 === 0 ? ('TRAINING' as const) : ('CONVERTED' as const),
        }));
        ids.push(
          ...(await writeHistory(gateway, { organizationId, participantId, testTypeId }, past)),
        );
      }
      await clinic.ask(`{ me { id } }`, {}); // identifies the viewer, which is cached for the next seconds
      const statements = await transactionWith(/^delete from "recordings"/, () =>
        clinic.ask(remove, { ids }),
      );
      return statements.length;
    };
    const few = await statementsFor(4);
    expect(few).toBeGreaterThan(4);
    expect(await statementsFor(200)).toBe(few);
  });

  it('assigning tests to many participants', async () => {
    const assign = `mutation ($ids: [ID!]!) { changeAssignments(
      input: { participantIds: $ids, assign: ["sit-to-stand"] }) { participants { id } } }`;
    const statementsFor = async (count: number) => {
      const ids: string[] = [];
      for (let made = 0; made < count; made++) {
        const participantId = await clinic.newParticipant();
        const { userId } = await gateway.newUser(
          clinic.organizationId,
          'participant',
          participantId,
        );
        await gateway.gateway.database.within(
          organizationScope('test', clinic.organizationId),
          (tx) =>
            phoneStore.put(tx, userId, {
              platform: 'FCM',
              language: 'en',
              address: `phone of ${userId}`,
              registeredAt: new Date(),
            }),
        );
        ids.push(participantId);
      }
      const statements = await transactionWith(/insert into assignments/, () =>
        clinic.ask(assign, { ids }),
      );
      return statements.length;
    };
    expect(await statementsFor(4)).toBe(await statementsFor(1));
  });
});
