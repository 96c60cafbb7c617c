import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { openRawSocket, type RawSocket } from '../support/raw-socket.ts';
import { serverEndOf } from '../support/server-sockets.ts';
import { startGateway, type TestGateway, type TestUser } from '../support/start-gateway.ts';

const SUBSCRIPTION = 'subscription { recordingChanged { id } }';

/** The differences between the two protocols. */
const PROTOCOLS = [
  {
    name: 'graphql-transport-ws',
    path: '/graphql',
    subprotocols: () => ['graphql-transport-ws'],
    init: ({ token }: TestUser) => ({ type: 'connection_init', payload: { authorization: token } }),
    subscribe: (id: string) => ({ id, type: 'subscribe', payload: { query: SUBSCRIPTION } }),
    stop: (id: string) => ({ id, type: 'complete' }),
  },
  {
    name: 'AppSync',
    path: '/graphql/realtime',
    subprotocols: ({ token }: TestUser) => [
      'graphql-ws',
      `header-${Buffer.from(JSON.stringify({ Authorization: token })).toString('base64url')}`,
    ],
    init: () => ({ type: 'connection_init' }),
    subscribe: (id: string, { token }: TestUser) => ({
      id,
      type: 'start',
      payload: {
        data: JSON.stringify({ query: SUBSCRIPTION, variables: {} }),
        extensions: { authorization: { Authorization: token } },
      },
    }),
    stop: (id: string) => ({ id, type: 'stop' }),
  },
];

type Protocol = (typeof PROTOCOLS)[number];

const open = (
  gateway: TestGateway,
  { path, subprotocols }: Protocol,
  user: TestUser,
  headers: Record<string, string> = {},
) => openRawSocket(gateway.url.replace('http', 'ws') + path, subprotocols(user), { headers });

async function connect(gateway: TestGateway, protocol: Protocol, user: TestUser) {
  const raw = await open(gateway, protocol, user);
  raw.send(protocol.init(user));
  await raw.next('connection_ack');
  return raw;
}

const closeAll = (sockets: readonly RawSocket[]) =>
  Promise.all(
    sockets.map(({ socket, closed }) => {
      socket.close();
      return closed;
    }),
  );

describe.each(PROTOCOLS)('a silent client of $name', (protocol) => {
  let gateway: TestGateway;
  let clinic: Clinic;

  beforeAll(async () => {
    gateway = await startGateway({
      SOCKET_INIT_SECONDS: '1',
      SOCKET_IDLE_SECONDS: '2',
      SOCKET_KEEP_ALIVE_SECONDS: '1',
    });
    clinic = await openClinic(gateway);
  });
  afterAll(() => gateway.stop());

  it('is disconnected when it never begins', async () => {
    const raw = await open(gateway, protocol, clinic.provider);
    expect(await raw.closed).toBe(4408);
  });

  it('is disconnected when it runs no operation, but not while it runs one', async () => {
    const busy = await connect(gateway, protocol, clinic.provider);
    busy.send(protocol.subscribe('one', clinic.provider));
    const idle = await connect(gateway, protocol, clinic.provider);
    expect(await idle.closed).toBe(4498);
    expect(busy.socket.readyState).toBe(busy.socket.OPEN);
    busy.send(protocol.stop('one'));
    expect(await busy.closed).toBe(4498);
  });

  it('is disconnected when its connection is half-open', async () => {
    let raw: RawSocket | undefined;
    const serverEnd = await serverEndOf(async () => {
      raw = await connect(gateway, protocol, clinic.provider);
      raw.send(protocol.subscribe('one', clinic.provider));
      raw.socket.pause(); // pings arrive and get no response
    });
    await once(serverEnd, 'close');
    raw?.socket.terminate();
  });
});

describe.each(PROTOCOLS)('a viewer of $name', (protocol) => {
  let gateway: TestGateway;
  let clinic: Clinic;
  let colleague: TestUser;

  beforeAll(async () => {
    gateway = await startGateway({ SOCKETS_PER_VIEWER: '3', SUBSCRIPTIONS_PER_VIEWER: '4' });
    clinic = await openClinic(gateway);
    colleague = await gateway.newUser(clinic.organizationId, 'careProvider');
  });
  afterAll(() => gateway.stop());

  it('has a share of the sockets', async () => {
    const sockets = [];
    for (let i = 0; i < 3; i++) sockets.push(await connect(gateway, protocol, clinic.provider));
    const refused = await open(gateway, protocol, clinic.provider);
    refused.send(protocol.init(clinic.provider));
    expect(await refused.closed).toBe(1013);
    sockets.push(await connect(gateway, protocol, colleague));
    await closeAll(sockets);
    await closeAll([await connect(gateway, protocol, clinic.provider)]);
  });

  it('has a share of the subscriptions over all sockets', async () => {
    const user = clinic.provider;
    const [first, second] = [
      await connect(gateway, protocol, user),
      await connect(gateway, protocol, user),
    ];
    for (const id of ['1', '2', '3']) first.send(protocol.subscribe(id, user));
    first.send(protocol.subscribe('bad', user)); // the fourth
    for (const id of ['5', '6']) first.send(protocol.subscribe(id, user));
    const refusals = [await first.next('error'), await first.next('error')];
    expect(refusals.map(({ id }) => id)).toEqual(['5', '6']);
    second.send(protocol.subscribe('7', user));
    const refusal = JSON.stringify((await second.next('error')).payload);
    expect(refusal).toContain('LIMIT_EXCEEDED');
    expect(refusal).toContain('"retryAfterSeconds":10');
    first.send(protocol.stop('1'));
    const others = await connect(gateway, protocol, colleague);
    others.send(protocol.subscribe('8', colleague));
    await closeAll([first]);
    for (const id of ['a', 'b', 'c', 'd', 'e']) second.send(protocol.subscribe(id, user));
    expect((await second.next('error')).id).toBe('e');
    await closeAll([second, others]);
  });
});

describe('a client address', () => {
  const [protocol] = PROTOCOLS as [Protocol];

  it('has a share of the subscriptions of all its viewers', async () => {
    const gateway = await startGateway({ SUBSCRIPTIONS_PER_ADDRESS: '2' });
    const clinic = await openClinic(gateway);
    const colleague = await gateway.newUser(clinic.organizationId, 'careProvider');
    const [mine, theirs] = [
      await connect(gateway, protocol, clinic.provider),
      await connect(gateway, protocol, colleague),
    ];
    for (const id of ['1', '2']) mine.send(protocol.subscribe(id, clinic.provider));
    mine.send(protocol.subscribe('3', clinic.provider));
    expect((await mine.next('error')).id).toBe('3');
    theirs.send(protocol.subscribe('4', colleague));
    expect((await theirs.next('error')).id).toBe('4');
    await closeAll([mine, theirs]);
    await gateway.stop();
  });

  /** Opens sockets with these forwarded addresses. Resolves with whether each was accepted. */
  async function acceptedOf(gateway: TestGateway, user: TestUser, forwardedFor: string[]) {
    const sockets: RawSocket[] = [];
    const accepted: boolean[] = [];
    for (const address of forwardedFor) {
      const socket = await open(gateway, protocol, user, { 'x-forwarded-for': address }).catch(
        (error: Error) => error,
      );
      accepted.push(!(socket instanceof Error));
      if (socket instanceof Error) expect(socket.message).toContain('429');
      else sockets.push(socket);
    }
    await closeAll(sockets);
    return accepted;
  }

  it('has a share of the sockets, whatever X-Forwarded-For says', async () => {
    const gateway = await startGateway({ SOCKETS_PER_ADDRESS: '2' });
    const clinic = await openClinic(gateway);
    const invented = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
    expect(await acceptedOf(gateway, clinic.provider, invented)).toEqual([true, true, false]);
    const response = await fetch(`${gateway.url}/graphql`);
    expect(response.status).not.toBe(429);
    await gateway.stop();
  });

  it.each(['127.0.0.1', '1'])(
    'is the address that the proxy %s adds, and none before it',
    async (proxy) => {
      const gateway = await startGateway({ SOCKETS_PER_ADDRESS: '2', TRUST_PROXY: proxy });
      const clinic = await openClinic(gateway);
      const reported = ['192.0.2.1', '192.0.2.2, 192.0.2.1', '192.0.2.3, 192.0.2.1', '192.0.2.4'];
      expect(await acceptedOf(gateway, clinic.provider, reported)).toEqual([
        true,
        true,
        false,
        true,
      ]);
      await gateway.stop();
    },
  );

  it('is an IPv6 network', async () => {
    const gateway = await startGateway({ SOCKETS_PER_ADDRESS: '2', TRUST_PROXY: 'loopback' });
    const clinic = await openClinic(gateway);
    const reported = ['2001:db8::1', '2001:db8::2', '2001:db8::ffff:3', '2001:db8:0:1::1'];
    expect(await acceptedOf(gateway, clinic.provider, reported)).toEqual([true, true, false, true]);
    await gateway.stop();
  });
});
