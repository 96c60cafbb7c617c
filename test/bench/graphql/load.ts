import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** The result of a period of load. */
export interface LoadResult {
  readonly count: number;
  readonly seconds: number;
  /** Duration of each request in milliseconds, ascending. */
  readonly latenciesMs: Float64Array;
}

/** A serialised request. */
export function toBytes(request: {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}): Buffer {
  const body = Buffer.from(JSON.stringify(request.body));
  const headers = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    accept: 'application/json',
    'content-length': String(body.length),
    ...request.headers,
  });
  const head = [
    `POST ${request.path} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/**
 * Sends requests over `connections` keep-alive connections, one after the other on each, until it is enough. It
 * shares a core with PostgreSQL, so it does little: requests are already serialised, and of a response it reads only
 * the length and whether it begins with data.
 */
export async function load(options: {
  readonly port: number;
  readonly requests: readonly Buffer[];
  /** The first of the requests to send. */
  readonly offset: number;
  readonly connections: number;
  readonly seconds: number;
  /** Ends after this many responses, if that is sooner. */
  readonly count?: number;
}): Promise<LoadResult> {
  const { port, requests, offset, connections, seconds, count = Infinity } = options;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latenciesMs: number[] = [];
  let next = offset;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  try {
    await Promise.all(
      sockets.map((socket) =>
        askUntil(
          socket,
          (now) => now > endsAt || latenciesMs.length >= count,
          () => requests[next++ % requests.length]!,
          latenciesMs,
        ),
      ),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return {
    count: latenciesMs.length,
    seconds,
    latenciesMs: Float64Array.from(latenciesMs).sort(),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function askUntil(
  socket: Socket,
  isOver: (now: number) => boolean,
  nextRequest: () => Buffer,
  latenciesMs: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let answer = awaitAnswer();
    const ask = () => {
      sentAt = performance.now();
      answer = awaitAnswer();
      socket.write(nextRequest());
    };
    socket.on('data', (chunk: Buffer) => {
      try {
        if (!answer(chunk)) return;
      } catch (error) {
        reject(new Error('cannot read an answer', { cause: error }));
        return;
      }
      const now = performance.now();
      if (isOver(now)) {
        resolve();
        return;
      }
      latenciesMs.push(now - sentAt);
      ask();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed a connection')));
    ask();
  });
}

const LAST_CHUNK = '0\r\n\r\n';

/** Receives the chunks of one response. Returns true with the last one. */
function awaitAnswer(): (chunk: Buffer) => boolean {
  let head: Buffer | undefined;
  let missing = -1;
  let tail = '';
  return (chunk) => {
    if (missing >= 0) {
      missing -= chunk.length;
      return missing <= 0;
    }
    if (tail !== '') return endsWithLastChunk(chunk);
    head = head === undefined ? chunk : Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const headers = head.toString('latin1', 0, end);
    const length = /content-length: *(\d+)/i.exec(headers)?.[1];
    const bodyStart = end + 4;
    const begin = head.toString('latin1', bodyStart, bodyStart + 24);
    if (!headers.startsWith('HTTP/1.1 200') || (begin !== '' && !begin.includes('"data"'))) {
      throw new Error(`unexpected answer: ${head.toString('latin1', 0, 2000)}`);
    }
    if (length === undefined) return endsWithLastChunk(head);
    missing = bodyStart + Number(length) - head.length;
    return missing <= 0;
  };

  function endsWithLastChunk(chunk: Buffer): boolean {
    tail = (tail + chunk.subarray(-LAST_CHUNK.length).toString('latin1')).slice(-LAST_CHUNK.length);
    return tail === LAST_CHUNK;
  }
}
