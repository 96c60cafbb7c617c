import { createServer, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';

const LOOK_EVERY_MS = 50;

/** A request that the proxy forwarded. */
export interface PassedRequest {
  readonly target: number;
  readonly method: string;
  readonly path: string;
  /** Operation of the user pool, such as `InitiateAuth`. */
  readonly operation: string | undefined;
}

/** A small load balancer: HTTP requests and sockets go to the next ready target. */
export interface RoundRobinProxy {
  readonly passed: readonly PassedRequest[];
  close(): Promise<void>;
}

/** @param targets ports of 127.0.0.1 */
export async function startRoundRobinProxy(
  port: number,
  targets: readonly number[],
): Promise<RoundRobinProxy> {
  const passed: PassedRequest[] = [];
  const sockets = new Set<Socket>();
  let ready: number[] = [];
  let turn = 0;

  const look = async () => {
    const answers = await Promise.all(targets.map(isReady));
    ready = targets.filter((_, index) => answers[index]);
  };
  const next = ({ method = '', url = '', headers }: IncomingMessage): number | undefined => {
    const target = ready[turn++ % ready.length];
    const operation = headers['x-amz-target']?.toString().split('.')[1];
    if (target !== undefined) passed.push({ target, method, path: url, operation });
    return target;
  };

  const server = createServer((incoming, answer) => {
    const target = next(incoming);
    if (target === undefined) return void answer.writeHead(503).end();
    const { method, url } = incoming;
    const { connection: _own, ...headers } = incoming.headers; // hop-by-hop, not end-to-end
    const outgoing = request({ port: target, method, path: url, headers }, (response) => {
      const { connection: _its, ...passedOn } = response.headers;
      answer.writeHead(response.statusCode!, passedOn);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.headersSent || answer.writeHead(502).end());
    incoming.pipe(outgoing);
  });

  server.on('upgrade', (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    const target = next(incoming);
    if (target === undefined) {
      client.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      const lines = incoming.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
      );
      upstream.write(
        `${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
      );
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });

  await look();
  const looking = setInterval(() => {
    look().catch(() => undefined); // checks again soon
  }, LOOK_EVERY_MS);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    passed,
    close: () =>
      new Promise<void>((resolve) => {
        clearInterval(looking);
        for (const socket of sockets) socket.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
