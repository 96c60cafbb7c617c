import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  answer,
  type Endpoint,
  forward,
  readWireRequest,
  sendable,
  startEndpoint,
  type WireAnswer,
  type WireRequest,
} from './http-endpoint.ts';

interface Exchange {
  readonly request: WireRequest;
  readonly response: ServerResponse;
  /** Lets the service behind do the request, and answers what it said. */
  forward(): Promise<WireAnswer>;
}

/** What goes wrong with one request. */
export type Fault = (exchange: Exchange) => Promise<void> | void;

export interface FaultyEndpoint extends Endpoint {
  /** Every request that came, the oldest first. */
  readonly requests: readonly WireRequest[];
  /** The next requests, of those that `matches` picks, meet these faults one after the other; all others pass. */
  script(faults: readonly Fault[], matches?: (request: WireRequest) => boolean): void;
  /** Forgets the faults that are left and the requests that came. */
  reset(): void;
}

/**
 * Stands between a client and a service on the wire and spoils what its script says, request by request, without
 * ever waiting for time to pass. Requests keep their Host header, so that signatures stay valid.
 */
export async function startFaultyEndpoint(serviceUrl: string): Promise<FaultyEndpoint> {
  const requests: WireRequest[] = [];
  let scripts: { faults: Fault[]; matches: (request: WireRequest) => boolean }[] = [];

  const endpoint = await startEndpoint((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readWireRequest(incoming);
    requests.push(request);
    const script = scripts.find(({ faults, matches }) => faults.length > 0 && matches(request));
    const fault = script?.faults.shift() ?? pass;
    await fault({ request, response, forward: () => forward(serviceUrl, request) });
  }

  return {
    ...endpoint,
    requests,
    script: (faults, matches = () => true) => void scripts.push({ faults: [...faults], matches }),
    reset() {
      scripts = [];
      requests.length = 0;
    },
  };
}

/** Nothing goes wrong. */
export const pass: Fault = async ({ response, forward }) => answer(response, await forward());

/** The service is not reached: this answer comes instead. */
export const refuse =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Fault =>
  ({ response }) =>
    answer(response, { status, headers, body: Buffer.from(body) });

/** The connection is reset before the service sees the request. */
export const resetBefore: Fault = ({ response }) => void response.socket?.resetAndDestroy();

/** The service does the request, and the connection is reset before its answer comes back. */
export const resetAfter: Fault = async ({ response, forward }) => {
  await forward();
  response.socket?.resetAndDestroy();
};

/** No answer, until the client gives up. */
export const stall: Fault = ({ response }) =>
  new Promise((resolve) => response.once('close', resolve));

/** The answer comes in slices, each in an event-loop turn of its own. */
export const trickle =
  (sliceBytes: number): Fault =>
  async ({ response, forward }) => {
    const { status, headers, body } = await forward();
    response.writeHead(status, sendable(headers, body));
    for (let from = 0; from < body.length; from += sliceBytes) {
      response.write(body.subarray(from, from + sliceBytes));
      await new Promise(setImmediate);
    }
    response.end();
  };

/** The answer's body breaks off after so many bytes. */
export const truncate =
  (bytes: number): Fault =>
  async ({ response, forward }) => {
    const { status, headers, body } = await forward();
    response.writeHead(status, sendable(headers, body));
    response.write(body.subarray(0, bytes), () => response.socket?.resetAndDestroy());
  };

/** One bit of the answer's body is flipped on its way. */
export const corrupt: Fault = async ({ response, forward }) => {
  const real = await forward();
  const body = Buffer.from(real.body);
  body[body.length >> 1]! ^= 1;
  answer(response, { ...real, body });
};

/** The service gets the request twice; the client sees the second answer. */
export const duplicate: Fault = async ({ response, forward }) => {
  await forward();
  answer(response, await forward());
};
