import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyOf, HOSTILE_DOCUMENTS, HOSTILE_VARIABLES } from '../../support/hostile-requests.ts';
import {
  type GraphqlAnswer,
  startGateway,
  type TestGateway,
  type TestUser,
} from '../../support/start-gateway.ts';

let gateway: TestGateway;
let provider: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  provider = await gateway.newUser(await gateway.newOrganization(), 'careProvider');
});
afterAll(() => gateway.stop());

async function send(body: string): Promise<GraphqlAnswer<object>> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: provider.token },
    body,
  });
  return (await response.json()) as GraphqlAnswer<object>;
}

it.each([...HOSTILE_DOCUMENTS, ...HOSTILE_VARIABLES])('is not harmed by $name', async (hostile) => {
  const body = bodyOf(hostile);
  // The first execution is interpreted, the second compiled.
  for (let sent = 0; sent < 2; sent++) {
    const { errors } = await send(body);
    expect(errors?.[0]?.extensions.code).toBe(hostile.code);
    if (hostile.field !== undefined) {
      expect(errors?.[0]?.message).toContain(hostile.field);
      expect(errors?.[0]?.extensions.problems?.[0]?.field).toBe(hostile.field);
    }
    expect(JSON.stringify(errors ?? []).length).toBeLessThan(300_000);
  }
});
