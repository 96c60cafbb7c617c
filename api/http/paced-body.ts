import { type IncomingMessage } from 'node:http';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { GaitwayError } from '../errors.ts';

export interface BodyPace {
  /** The maximum pause before a body and between two of its chunks, in milliseconds. */
  readonly idleMs: number;
  /** The minimum average rate. It is enforced after the first `idleMs`. */
  readonly bytesPerSecond: number;
}

/** A phone on a bad 2G connection sends faster; a client that trickles bytes to keep its slot sends slower. */
export const LOWEST_BYTES_PER_SECOND = 4 * 1024;

/** Ends requests whose body stalls or arrives too slowly. They get status 408, and their connection closes. */
export function registerBodyPace(app: FastifyInstance, pace: BodyPace): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    await Promise.resolve(); // lets the parser deliver the rest of the packet that contained the headers
    if (isWhole(request.raw)) return payload; // like most small requests
    const body = new PacedBody(pace);
    payload.once('error', (error) => body.destroy(error));
    payload.once('close', () => {
      if (!payload.readableEnded) body.destroy(connectionLost());
    });
    body.once('error', (error) => {
      if (error instanceof SlowBodyError) reply.code(408).header('connection', 'close');
    });
    return (payload as Readable).pipe(body);
  });
}

/** Whether every byte of the body has arrived. */
const isWhole = ({ complete, readableLength, headers }: IncomingMessage) =>
  complete || String(readableLength) === headers['content-length'];

/**
 * Waits for the first bytes of a body without reading them.
 * @throws {SlowBodyError} when none arrive in time, or the client disconnects
 */
export function firstBytesOf(request: IncomingMessage, idleMs: number): Promise<void> {
  if (request.complete || request.readableLength > 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      clearTimeout(patience);
      request.off('readable', arrived).off('close', lost).off('error', lost);
      if (error) reject(error);
      else resolve();
    };
    const arrived = () => settle();
    const lost = () => settle(connectionLost());
    const patience = setTimeout(() => settle(new SlowBodyError()), idleMs);
    request.on('readable', arrived).on('close', lost).on('error', lost);
  });
}

/** The body arrived too slowly. */
export class SlowBodyError extends GaitwayError {
  constructor(
    message = 'body: arrives too slowly. Try again, or upload the recording through an upload link.',
  ) {
    super('UNAVAILABLE', message, [{ field: 'body', message: 'arrives too slowly' }]);
    this.name = 'SlowBodyError';
  }
}

const connectionLost = () =>
  new SlowBodyError('body: the connection was lost before the whole body arrived.');

/** Passes a body through. Fails when it pauses for too long or is too slow on average. */
class PacedBody extends Transform {
  readonly #pace: BodyPace;
  readonly #startedAt = performance.now();
  readonly #patience: NodeJS.Timeout;
  #bytes = 0;

  constructor(pace: BodyPace) {
    super();
    this.#pace = pace;
    this.#patience = setTimeout(() => this.destroy(new SlowBodyError()), pace.idleMs);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.byteLength;
    this.#patience.refresh();
    if (this.#isTooSlow()) done(new SlowBodyError());
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    clearTimeout(this.#patience);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#patience);
    done(error);
  }

  #isTooSlow(): boolean {
    const { idleMs, bytesPerSecond } = this.#pace;
    const elapsedMs = performance.now() - this.#startedAt;
    return elapsedMs > idleMs && this.#bytes < ((elapsedMs - idleMs) / 1000) * bytesPerSecond;
  }
}
