import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  const participantIds = [clinic.participantId];
  for (let count = 1; count < 5; count++) participantIds.push(await clinic.newParticipant());
  for (const participantId of participantIds) {
    await clinic.ask(
      `mutation ($input: AssignTestInput!) { assignTest(input: $input) { participant { id } } }`,
      { input: { participantId, testType: 'sit-to-stand' } },
    );
    const { id } = clinic.submitInput();
    await clinic.submit({ id, participantId });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
  }
});

afterAll(() => gateway.stop());
afterEach(() => vi.restoreAllMocks());

/** How many statements reach Postgres for a query; the job queue's own do not count. */
async function statementsOf(query: string, variables: object): Promise<number> {
  const spy = vi.spyOn(Client.prototype, 'query');
  await clinic.ask(query, variables);
  const texts = (spy.mock.calls as unknown[][]).map(([statement]) =>
    typeof statement === 'string' ? statement : (statement as { text: string }).text,
  );
  vi.restoreAllMocks();
  return texts.filter((text) => !text.includes('pgboss')).length;
}

const PAGES = {
  home: `query ($first: Int!) { participants(first: $first) { edges { node {
    id givenName familyName assignments { testType { name } }
    latestRecording { startedAt status score band testType { name } } } } } }`,
  histories: `query ($first: Int!) { participants(first: $first) { edges { node {
    recordings(first: 10) { edges { node { id status testType { key } model { version } } } }
    week: scoreSummary(from: "2022-07-01T00:00:00Z", to: "2022-07-08T00:00:00Z") { average change }
    month: scoreSummary(from: "2022-07-01T00:00:00Z", to: "2022-08-01T00:00:00Z") { average change }
    axisRanges(axis: AX) { date minimum maximum } models { version } careProviders { name } } } } }`,
};

describe('a page costs the same number of statements, however many people stand on it', () => {
  it.each(Object.entries(PAGES))('%s', async (_name, query) => {
    const one = await statementsOf(query, { first: 1 });
    const five = await statementsOf(query, { first: 5 });
    expect(five).toBe(one);
    expect(one).toBeLessThan(60);
  });
});
