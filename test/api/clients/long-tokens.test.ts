import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openRawSocket } from '../../support/raw-socket.ts';
import { shortLived } from '../../support/short-lived-token.ts';
import { startGateway, type TestGateway, type TestUser } from '../../support/start-gateway.ts';

let gateway: TestGateway;
let user: TestUser;

beforeAll(async () => {
  gateway = await startGateway();
  user = await gateway.newUser(await gateway.newOrganization(), 'careProvider');
});
afterAll(() => gateway.stop());

const DAY = 86_400;
const socketUrl = (path: string) => `${gateway.url.replace('http', 'ws')}${path}`;
/** A timer that expired at once would have closed the socket before this many responses. */
const ROUNDS = 20;

describe.each([
  ['24 days', 24 * DAY],
  ['25 days', 25 * DAY],
  ['10 years', 3650 * DAY],
  ['300,000 years', 110_000_000 * DAY],
])('a token that is valid for %s', (_name, seconds) => {
  it('keeps a socket of graphql-transport-ws open', async () => {
    const raw = await openRawSocket(socketUrl('/graphql'), 'graphql-transport-ws');
    const authorization = await shortLived(gateway, user.token, seconds);
    raw.send({ type: 'connection_init', payload: { authorization } });
    await raw.next('connection_ack');
    for (let round = 0; round < ROUNDS; round++) {
      raw.send({ id: `q${round}`, type: 'subscribe', payload: { query: '{ me { id } }' } });
      await raw.next('next');
    }
    expect(raw.socket.readyState).toBe(WebSocket.OPEN);
    raw.socket.close();
  });

  it("keeps a socket of AppSync's protocol open", async () => {
    const token = await shortLived(gateway, user.token, seconds);
    const headers = { Authorization: token, host: 'gaitway' };
    const header = Buffer.from(JSON.stringify(headers)).toString('base64url');
    const raw = await openRawSocket(socketUrl('/graphql/realtime'), [
      'graphql-ws',
      `header-${header}`,
    ]);
    raw.send({ type: 'connection_init' });
    await raw.next('connection_ack');
    for (let round = 0; round < ROUNDS; round++) {
      const data = JSON.stringify({ query: 'subscription { recordingChanged { id } }' });
      const payload = { data, extensions: { authorization: headers } };
      raw.send({ id: `s${round}`, type: 'start', payload });
      await raw.next('start_ack');
      raw.send({ id: `s${round}`, type: 'stop' });
      await raw.next('complete');
    }
    expect(raw.socket.readyState).toBe(WebSocket.OPEN);
    raw.socket.close();
  });
});
