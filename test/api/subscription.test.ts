import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
const clients: Client[] = [];

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
});

afterAll(async () => {
  for (const client of clients) await client.dispose();
  await gateway.stop();
});

const DOCUMENT = `subscription ($participantId: ID) {
  recordingChanged(participantId: $participantId) { id status } }`;

interface Changed {
  readonly recordingChanged: { readonly id: string; readonly status: string };
}

function connect(user: TestUser | null): Client {
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    connectionParams: user === null ? {} : { authorization: user.token },
    retryAttempts: 0,
    webSocketImpl: WebSocket,
  });
  clients.push(client);
  return client;
}

/** Collects changes as they arrive, once the server has responded to the first request. */
async function watch(user: TestUser, participantId: string | null = null) {
  const client = connect(user);
  const changes = client.iterate<Changed>({ query: DOCUMENT, variables: { participantId } });
  const first = changes.next(); // subscribes; a later query on the same socket gets its response afterwards
  const ready = client.iterate({ query: '{ me { id } }' });
  await ready.next();
  return { changes, first };
}

describe('recordingChanged', () => {
  it('shows a care provider every step of a recording, live', async () => {
    const { changes, first } = await watch(clinic.provider, clinic.participantId);
    const { id } = clinic.submitInput();
    await clinic.submit({ id });
    const seen: string[] = [];
    for (let next = await first; !seen.includes('AWAITING_MODEL'); next = await changes.next()) {
      const changed = (next.value as { data: Changed }).data.recordingChanged;
      expect(changed.id).toBe(id);
      seen.push(changed.status);
      if (changed.status === 'AWAITING_MODEL') break;
    }
    expect(seen[0]).toBe('RECEIVED');
    await changes.return?.();
  });

  it('sends nothing to a viewer who may not see the recording', async () => {
    const stranger = await gateway.newUser(clinic.organizationId, 'careProvider');
    const { first } = await watch(stranger);
    const theirs = await openClinic(gateway);
    const own = await gateway.newUser(theirs.organizationId, 'participant', theirs.participantId);
    const ownWatch = await watch(own);

    const { id } = clinic.submitInput();
    await clinic.submit({ id });
    await gateway.recordingBecomes(id, 'AWAITING_MODEL');
    const { id: theirId } = theirs.submitInput();
    await theirs.submit({ id: theirId });
    // The participant of the other clinic receives only their own recording.
    const heard = ((await ownWatch.first).value as { data: Changed }).data.recordingChanged;
    expect(heard.id).toBe(theirId);
    expect(await Promise.race([first, Promise.resolve('silence')])).toBe('silence');
  });

  it('rejects a socket without a token', async () => {
    const closed = connect(null).iterate({ query: DOCUMENT }).next();
    await expect(closed).rejects.toMatchObject({ code: 4403 });
  });

  it('rejects a viewer who may see no recordings, with the code of the API', async () => {
    const analyst = await gateway.newUser(clinic.organizationId, 'analyst');
    const answer = await connect(analyst)
      .iterate({ query: DOCUMENT })
      .next()
      .catch((e: unknown) => e);
    expect(JSON.stringify(answer)).toContain('FORBIDDEN');
  });
});
