import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../support/clinic.ts';
import { openRawSocket, type RawSocket } from '../../support/raw-socket.ts';
import { shortLived } from '../../support/short-lived-token.ts';
import { startGateway, type TestGateway } from '../../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let silent: RawSocket;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  silent = await open(); // stays silent until the last test
});
afterAll(() => gateway.stop());

const open = (protocol = 'graphql-transport-ws') =>
  openRawSocket(`${gateway.url.replace('http', 'ws')}/graphql`, protocol);

const initMessage = (authorization = clinic.provider.token) => ({
  type: 'connection_init',
  payload: { authorization },
});

const subscribeMessage = (id: string, query = 'subscription { recordingChanged { id } }') => ({
  id,
  type: 'subscribe',
  payload: { query },
});

async function connect(token?: string): Promise<RawSocket> {
  const raw = await open();
  raw.send(initMessage(token));
  await raw.next('connection_ack');
  return raw;
}

describe('a socket is closed with', () => {
  it('4400 for an invalid message, and other sockets stay open', async () => {
    const neighbour = await connect();
    for (const malformed of ['{ "type": ', '[]', { type: 'nothing' }, { type: 'subscribe' }]) {
      const raw = await connect();
      raw.send(malformed);
      expect(await raw.closed).toBe(4400);
    }
    neighbour.send(subscribeMessage('query', '{ me { id } }'));
    expect((await neighbour.next('next')).id).toBe('query');
    neighbour.socket.close();
  });

  it('1009 for a message that is too large, and other sockets stay open', async () => {
    const neighbour = await connect();
    const raw = await connect();
    raw.send(subscribeMessage('large', `{ me { id } } # ${'x'.repeat(256 * 1024)}`));
    expect(await raw.closed).toBe(1009);
    neighbour.send(subscribeMessage('small', `{ me { id } } # ${'x'.repeat(200 * 1024)}`));
    expect((await neighbour.next('next')).id).toBe('small');
    neighbour.socket.close();
  });

  it('1002 for a broken frame', async () => {
    const raw = await connect();
    raw.sendBytes(0xff, 0xff, 0xff, 0xff);
    expect(await raw.closed).toBe(1002);
  });

  it('4401 for an operation before the connection is acknowledged', async () => {
    const raw = await open();
    raw.send(subscribeMessage('early'));
    expect(await raw.closed).toBe(4401);
  });

  it('4403 for a rejected token', async () => {
    const raw = await open();
    raw.send(initMessage('nonsense'));
    expect(await raw.closed).toBe(4403);
  });

  it('4406 for another protocol', async () => {
    expect(await (await open('graphql-ws')).closed).toBe(4406);
  });

  it('4409 for an id that is taken', async () => {
    const raw = await connect();
    raw.send(subscribeMessage('same'));
    raw.send(subscribeMessage('same'));
    expect(await raw.closed).toBe(4409);
  });

  it('4429 for a second connection_init', async () => {
    const raw = await connect();
    raw.send(initMessage());
    expect(await raw.closed).toBe(4429);
  });

  it('4499 when its token ends', async () => {
    const raw = await connect(await shortLived(gateway, clinic.provider.token, 2));
    expect(await raw.closed).toBe(4499);
  });

  it('4408 when it stays silent', async () => {
    expect(await silent.closed).toBe(4408);
  });
});

describe('an operation gets an error of the API', () => {
  it.each([
    ['INVALID_INPUT', 'text that is no document', 'error', 'subscription {'],
    ['INVALID_INPUT', 'an unknown field', 'error', 'subscription { nothing }'],
    [
      'INVALID_INPUT',
      'a missing variable',
      'next',
      'query ($id: ID!) { recording(id: $id) { id } }',
    ],
    ['LIMIT_EXCEEDED', 'too many tokens', 'error', `{ ${'me { id } '.repeat(700)} }`],
  ])('%s for %s', async (code, _what, type, query) => {
    const raw = await connect();
    raw.send(subscribeMessage('bad', query));
    const answer = await Promise.race([raw.next(type), raw.closed]);
    expect(JSON.stringify(answer)).toContain(`"code":"${code}"`);
    expect(raw.socket.readyState).toBe(raw.socket.OPEN);
    raw.socket.close();
  });

  it('LIMIT_EXCEEDED above the limit of subscriptions', async () => {
    const raw = await connect();
    for (let number = 1; number <= 101; number++) raw.send(subscribeMessage(`s${number}`));
    const answer = await raw.next('error');
    expect(JSON.stringify(answer)).toContain('"code":"LIMIT_EXCEEDED"');
    raw.socket.close();
  });
});
