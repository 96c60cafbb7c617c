import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { openRawConnection, postHead, type RawConnection } from '../support/raw-connection.ts';
import { serverEndOf } from '../support/server-sockets.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const ALMOST_20_MB = 20_000_000;
const ROWS = 8000;

/** Some hundred kilobytes of JSON. */
function largeSamples(): Record<string, unknown[]> {
  const startMs = Date.parse('2026-03-01T09:00:00Z');
  const stamps = Array.from({ length: ROWS }, (_, row) => new Date(startMs + row * 10));
  return {
    ts: stamps.map((stamp) => stamp.toISOString()),
    ax: stamps.map((_, row) => Math.sin(row / 50)),
  };
}

describe('a gateway with short timeouts', () => {
  let gateway: TestGateway;
  let clinic: Clinic;

  beforeAll(async () => {
    gateway = await startGateway({
      HEADERS_SECONDS: '1',
      BODY_IDLE_SECONDS: '1',
      KEEP_ALIVE_SECONDS: '1',
      LARGE_RECORDINGS_AT_ONCE: '1',
    });
    clinic = await openClinic(gateway);
  });
  afterAll(() => gateway.stop());

  it.concurrent('closes a connection that sends nothing', async () => {
    const { closed } = await openRawConnection(gateway.url);
    expect(await closed).toContain('408');
  });

  it.concurrent('closes a connection with unfinished headers', async () => {
    const connection = await openRawConnection(gateway.url);
    await connection.send('POST /graphql HTTP/1.1\r\nhost: gateway\r\nx-slow: ');
    expect(await connection.closed).toContain('408');
  });

  it.concurrent('closes a connection with slow headers', async () => {
    const connection = await openRawConnection(gateway.url);
    await connection.send('POST /graphql HTTP/1.1\r\nhost: gateway\r\n');
    const trickle = setInterval(() => connection.socket.write('x-slow: 1\r\n'), 100);
    expect(await connection.closed).toContain('408');
    clearInterval(trickle);
  });

  it.concurrent('closes an idle keep-alive connection', async () => {
    const connection = await openRawConnection(gateway.url);
    await connection.send('GET /healthz HTTP/1.1\r\nhost: gateway\r\n\r\n');
    expect(await connection.closed).toContain('200 OK');
  });

  it.concurrent.each([
    ['small', 1000],
    ['large', ALMOST_20_MB],
  ])('returns 408 for a %s body that stops, and closes', async (_size, length) => {
    const connection = await openRawConnection(gateway.url);
    await connection.send(`${postHead(length, clinic.provider.token)}{"query":`);
    const answer = await connection.closed;
    expect(answer).toContain('HTTP/1.1 408');
    expect(answer).toContain('"code":"UNAVAILABLE"');
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it.concurrent('returns 408 for a slow body, and closes', async () => {
    const connection = await openRawConnection(gateway.url);
    await connection.send(postHead(1_000_000, clinic.provider.token));
    const trickle = setInterval(() => connection.socket.write(' '), 50);
    expect(await connection.closed).toContain('HTTP/1.1 408');
    clearInterval(trickle);
  });

  it.concurrent('returns 408 for an announced body that never starts', async () => {
    const connection = await openRawConnection(gateway.url);
    await connection.send(postHead(ALMOST_20_MB, clinic.provider.token));
    expect(await connection.closed).toContain('HTTP/1.1 408');
  });

  it.concurrent('closes an upload that stops, and one to the sign-in service', async () => {
    const { requestRecordingUpload: link } = await clinic.ask<{
      requestRecordingUpload: { url: string };
    }>('mutation { requestRecordingUpload(input: { contentLength: 5000 }) { url } }', {});
    const upload = await openRawConnection(gateway.url);
    const head = 'HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\n';
    const length = 'content-length: 5000\r\n\r\n{';
    await upload.send(`PUT ${new URL(link.url).pathname} ${head}${length}`);
    const signIn = await openRawConnection(gateway.url);
    await signIn.send(`POST /cognito ${head}${length}`);
    expect(await upload.closed).toContain('HTTP/1.1 408');
    expect(await signIn.closed).toContain('HTTP/1.1 408');
  });

  it('releases the place of a large recording when its sender stops', async () => {
    const stalled = await openRawConnection(gateway.url);
    await stalled.send(`${postHead(ALMOST_20_MB, clinic.provider.token)}{"query":`);
    await clinic.ask('{ me { id } }', {}); // by now the stalled one has the only place
    const { errors } = await clinic.submit({ samples: largeSamples() });
    expect(errors).toBeUndefined();
    expect(await stalled.closed).toContain('HTTP/1.1 408');
  });
});

describe('a gateway with long timeouts', () => {
  let gateway: TestGateway;
  let clinic: Clinic;

  beforeAll(async () => {
    gateway = await startGateway({ BODY_IDLE_SECONDS: '300', HEADERS_SECONDS: '120' });
    clinic = await openClinic(gateway);
  });
  afterAll(() => gateway.stop());

  it.each([
    ['send nothing', ''],
    ['stop after their first bytes', '{"query":'],
  ])(
    'accepts a large recording beside sixteen of another viewer that %s',
    async (_what, firstBytes) => {
      const hostile = await gateway.newUser(clinic.organizationId, 'careProvider');
      const silent = await Promise.all(
        Array.from({ length: 16 }, () => openRawConnection(gateway.url)),
      );
      for (const { send } of silent) await send(postHead(ALMOST_20_MB, hostile.token) + firstBytes);
      await clinic.ask('{ me { id } }', {});
      const { errors } = await clinic.submit({ samples: largeSamples() });
      expect(errors).toBeUndefined();
      for (const { socket } of silent) {
        expect(socket.closed).toBe(false);
        socket.destroy();
      }
    },
  );
});

describe('a client that does not read its response', () => {
  it('is disconnected', async () => {
    const gateway = await startGateway({ CONNECTION_IDLE_SECONDS: '1' });
    const { store } = gateway.gateway;
    const key = 'csv_data/large.csv';
    await store.put(key, Buffer.alloc(40_000_000, 'x'));
    const link = new URL((await store.signDownload(key, 'large.csv', 'text/csv')).url);
    let connection: RawConnection | undefined;
    const serverEnd = await serverEndOf(async () => {
      connection = await openRawConnection(gateway.url);
      await connection.send(`GET ${link.pathname} HTTP/1.1\r\nhost: gateway\r\n\r\n`);
      await connection.receives('200 OK');
      connection.socket.pause();
    });
    await once(serverEnd, 'close');
    connection?.socket.destroy();
    await gateway.stop();
  });
});

describe('uploads that are not submitted', () => {
  const REQUEST =
    'mutation { requestRecordingUpload(input: { contentLength: 5000 }) { uploadId } }';

  it('are limited for each viewer, with the wait until one expires', async () => {
    const gateway = await startGateway({ UPLOADS_PER_VIEWER: '3' });
    const clinic = await openClinic(gateway);
    const request = (token: string) => gateway.graphql(REQUEST, {}, token);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => request(clinic.provider.token)),
    );
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused).toHaveLength(2);
    for (const { extensions } of refused) {
      expect(extensions).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        problems: [{ field: 'uploads' }],
        retryAfterSeconds: expect.toSatisfy((wait: number) => wait > 0 && wait <= 900) as number,
      });
    }
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: clinic.provider.token },
      body: JSON.stringify({ query: REQUEST }),
    });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const colleague = await gateway.newUser(clinic.organizationId, 'careProvider');
    expect((await request(colleague.token)).errors).toBeUndefined();
    await gateway.stop();
  });
});
