import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local server that speaks the wire protocol of an AWS service. */
export interface Endpoint {
  /** Without a slash at the end; for `endpoint:` of a client or an `AWS_ENDPOINT_URL_*` variable. */
  readonly url: string;
  /** Cuts connections that are open. */
  close(): Promise<void>;
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
