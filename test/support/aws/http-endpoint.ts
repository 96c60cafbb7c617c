import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  request as send,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local server that speaks the wire protocol of an AWS service. */
export interface Endpoint {
  /** Without a trailing slash; for `endpoint:` of a client or an `AWS_ENDPOINT_URL_*` variable. */
  readonly url: string;
  /** Closes open connections. */
  close(): Promise<void>;
}

/** A received request. */
export interface WireRequest {
  readonly method: string;
  /** Includes the query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Serves requests on 127.0.0.1; on a free port unless one is given. */
export async function startEndpoint(listener: RequestListener, port = 0): Promise<Endpoint> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole body. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const readWireRequest = async (incoming: IncomingMessage): Promise<WireRequest> => ({
  method: incoming.method ?? 'GET',
  path: incoming.url ?? '/',
  headers: incoming.headers,
  body: await readBody(incoming),
});

export function answer(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, sendable(headers, body)).end(body);
}

/** Headers for a body in one piece. A response to HEAD keeps the length of the service. */
export function sendable(headers: IncomingHttpHeaders, body: Buffer): IncomingHttpHeaders {
  const { 'transfer-encoding': _, connection: __, ...rest } = headers;
  return body.length > 0 ? { ...rest, 'content-length': String(body.length) } : rest;
}

/** Forwards a request with its Host header and returns the service's response. */
export const forward = (serviceUrl: string, { method, path, headers, body }: WireRequest) =>
  new Promise<WireAnswer>((resolve, reject) => {
    const outgoing = send(`${serviceUrl}${path}`, { method, headers, agent: false }, (incoming) => {
      readBody(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 502, headers: incoming.headers, body }),
        reject,
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
