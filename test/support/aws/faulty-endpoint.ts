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
  /** Forwards the request to the service and returns its response. */
  forward(): Promise<WireAnswer>;
}

/** A fault of one request. */
export type Fault = (exchange: Exchange) => Promise<void> | void;

export interface FaultyEndpoint extends Endpoint {
  /** Every received request, oldest first. */
  readonly requests: readonly WireRequest[];
  /** Applies these faults, one after the other, to the next requests that `matches` selects. All others pass. */
  script(faults: readonly Fault[], matches?: (request: WireRequest) => boolean): void;
  /** Clears the remaining faults and the received requests. */
  reset(): void;
}

/**
 * A proxy between a client and a service that applies scripted faults, request by request, without any delays.
 * Requests keep their Host header, so that signatures stay valid.
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

/** No fault. */
export const pass: Fault = async ({ response, forward }) => answer(response, await forward());

/** Returns this response instead of calling the service. */
export const refuse =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Fault =>
  ({ response }) =>
    answer(response, { status, headers, body: Buffer.from(body) });

/** Resets the connection before the service sees the request. */
export const resetBefore: Fault = ({ response }) => void response.socket?.resetAndDestroy();

/** The service handles the request, but the connection is reset before its response. */
export const resetAfter: Fault = async ({ response, forward }) => {
  await forward();
  response.socket?.resetAndDestroy();
};

/** No response until the client gives up. */
export const stall: Fault = ({ response }) =>
  new Promise((resolve) => response.once('close', resolve));

/** Sends the response in slices, each in its own turn of the event loop. */
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

/** Breaks off the response body after this many bytes. */
export const truncate =
  (bytes: number): Fault =>
  async ({ response, forward }) => {
    const { status, headers, body } = await forward();
    response.writeHead(status, sendable(headers, body));
    response.write(body.subarray(0, bytes), () => response.socket?.resetAndDestroy());
  };

/** Flips one bit of the response body. */
export const corrupt: Fault = async ({ response, forward }) => {
  const real = await forward();
  const body = Buffer.from(real.body);
  body[body.length >> 1]! ^= 1;
  answer(response, { ...real, body });
};

/** Sends the request to the service twice; the client gets the second response. */
export const duplicate: Fault = async ({ response, forward }) => {
  await forward();
  answer(response, await forward());
};
