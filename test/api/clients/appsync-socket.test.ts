import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../support/clinic.ts';
import { openRawSocket, type RawSocket } from '../../support/raw-socket.ts';
import { shortLived } from '../../support/short-lived-token.ts';
import { startGateway, type TestGateway } from '../../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let silent: RawSocket;

beforeAll(async () => {
  gateway = await startGateway({ SOCKET_KEEP_ALIVE_SECONDS: '1' });
  clinic = await openClinic(gateway);
  silent = await openRawSocket(realtimeUrl(), 'graphql-ws'); // stays silent until the last test
});
afterAll(() => gateway.stop());

const realtimeUrl = () => `${gateway.url.replace('http', 'ws')}/graphql/realtime`;
const packed = (headers: object, encoding: BufferEncoding) =>
  Buffer.from(JSON.stringify(headers)).toString(encoding);

/** Like current versions of Amplify: with a second subprotocol. */
async function connect(token = clinic.provider.token) {
  const header = `header-${packed({ Authorization: token, host: 'gaitway' }, 'base64url')}`;
  const raw = await openRawSocket(realtimeUrl(), ['graphql-ws', header]);
  raw.send({ type: 'connection_init' });
  return raw;
}

const QUERY = 'subscription { recordingChanged { id status } }';

const startMessage = (id: string, token: string | null, query = QUERY) => ({
  id,
  type: 'start',
  payload: {
    data: JSON.stringify({ query, variables: {} }),
    ...(token !== null && { extensions: { authorization: { Authorization: token } } }),
  },
});

/** A socket with one started subscription. */
async function subscribe(token = clinic.provider.token) {
  const raw = await connect();
  await raw.next('connection_ack');
  raw.send(startMessage('first', token));
  await raw.next('start_ack');
  return raw;
}

/** Checks that the subscription still delivers events. */
async function expectAlive(raw: RawSocket): Promise<void> {
  const { id } = clinic.submitInput();
  await clinic.submit({ id });
  let heard: string | undefined; // of earlier recordings too, which are still in progress
  while (heard !== id) heard = (await raw.next('data')).payload?.data?.recordingChanged.id;
}

describe('a connection', () => {
  it('is acknowledged and kept alive, with the token in the subprotocol or in the query', async () => {
    const headers = { Authorization: clinic.provider.token };
    const query = new URLSearchParams({ header: packed(headers, 'base64'), payload: 'e30=' });
    const older = await openRawSocket(`${realtimeUrl()}?${query.toString()}`, 'graphql-ws');
    older.send({ type: 'connection_init' });
    for (const raw of [await connect(), older]) {
      const { payload } = await raw.next('connection_ack');
      expect(payload?.connectionTimeoutMs).toBe(300_000);
      await raw.next('ka');
      await raw.next('ka');
      raw.socket.close();
    }
  });

  it('is rejected without a valid token, so that Amplify does not retry', async () => {
    const raw = await connect('nonsense');
    const { payload } = await raw.next('connection_error');
    expect(payload?.errors?.[0]).toMatchObject({
      errorType: 'UnauthorizedException',
      errorCode: 401,
      message: 'The token was refused: it is not a token.',
    });
    expect(await raw.closed).toBe(4401);
  });

  it('is closed when its client stops responding', async () => {
    const header = `header-${packed({ Authorization: clinic.provider.token }, 'base64url')}`;
    const raw = await openRawSocket(realtimeUrl(), ['graphql-ws', header], { autoPong: false });
    expect(await raw.closed).toBe(1006);
  });
});

describe('a subscription', () => {
  it('starts, sends events, and stops', async () => {
    const raw = await subscribe();
    await expectAlive(raw);
    raw.send({ type: 'stop', id: 'first' });
    expect((await raw.next('complete')).id).toBe('first');
    raw.send(startMessage('first', clinic.provider.token)); // the id can be used again
    expect((await raw.next('start_ack')).id).toBe('first');
    raw.socket.close();
  });

  it('may begin without connection_init', async () => {
    const header = `header-${packed({ Authorization: clinic.provider.token }, 'base64url')}`;
    const raw = await openRawSocket(realtimeUrl(), ['graphql-ws', header]);
    raw.send(startMessage('first', clinic.provider.token));
    await raw.next('start_ack');
    raw.socket.close();
  });

  it('is rejected with a reason, and others on its socket continue', async () => {
    const analyst = await gateway.newUser(clinic.organizationId, 'analyst');
    const { token } = clinic.provider;
    const raw = await subscribe();
    const refusals = [
      ['UnauthorizedException', startMessage('a', null)],
      ['UnauthorizedException', startMessage('b', 'nonsense')],
      ['FORBIDDEN', startMessage('c', analyst.token)],
      ['BadRequestException', startMessage('d', token, 'subscription { nothing }')],
      ['BadRequestException', startMessage('e', token, 'subscription {')],
      ['UnsupportedOperation', startMessage('f', token, '{ me { id } }')],
      ['DuplicatedOperationError', startMessage('first', token)],
      ['UnsupportedOperation', { type: 'publish', id: 'g' }],
    ] as const;
    for (const [errorType, message] of refusals) {
      raw.send(message);
      const { payload } = await raw.next('error');
      expect(payload?.errors?.[0]?.errorType).toBe(errorType);
    }
    await expectAlive(raw);
    raw.socket.close();
  });

  it('is one of at most 100 on its socket', async () => {
    const raw = await connect();
    await raw.next('connection_ack');
    for (let number = 1; number <= 101; number++) {
      raw.send(startMessage(randomUUID(), clinic.provider.token));
    }
    const { payload } = await raw.next('error');
    expect(payload?.errors?.[0]?.errorType).toBe('MaxSubscriptionsReachedError');
    raw.socket.close();
  });

  it('ends with its own token, whose expiry closes the socket', async () => {
    const token = await shortLived(gateway, clinic.provider.token, 2);
    const raw = await subscribe(token);
    expect(await raw.closed).toBe(4499);
  });
});

describe('a malformed frame', () => {
  it.each([
    ['no JSON', 4400, (raw: RawSocket) => raw.send('{ "type": ')],
    ['no message', 4400, (raw: RawSocket) => raw.send('[]')],
    [
      'a start without an operation',
      4400,
      (raw: RawSocket) => raw.send({ type: 'start', id: 'x' }),
    ],
    ['no frame', 1002, (raw: RawSocket) => raw.sendBytes(0xff, 0xff, 0xff, 0xff)],
    [
      'text that is not UTF-8',
      1007,
      (raw: RawSocket) => raw.sendBytes(0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28),
    ],
  ])('closes its socket, and nothing else: %s', async (_what, code, send) => {
    const neighbour = await subscribe();
    const raw = await subscribe();
    send(raw);
    expect(await raw.closed).toBe(code);
    await expectAlive(neighbour);
    neighbour.socket.close();
  });
});

it('closes a silent connection', async () => {
  expect(await silent.closed).toBe(4408);
});

it('responds to a request without an upgrade', async () => {
  const response = await fetch(`${gateway.url}/graphql/realtime`);
  expect(response.status).toBe(426);
});

it('closes its sockets when the process stops', async () => {
  const raw = await subscribe();
  await gateway.close();
  expect(await raw.closed).toBe(1001);
  await gateway.open();
});
