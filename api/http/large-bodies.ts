import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../auth/viewer.ts';
import { attachColumns } from '../domain/recording/json-columns.ts';
import { invalidInput, unauthenticated } from '../errors.ts';
import { clientNetwork } from '../limits/client-network.ts';
import {
  LARGE_RECORDING_BYTES,
  type RecordingAdmission,
} from '../services/recordings/recording-admission.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { firstBytesOf, SlowBodyError } from './paced-body.ts';
import type { IdentifySender } from './sender.ts';

export interface LargeBodyOptions {
  readonly admission: RecordingAdmission;
  readonly pool: WorkerPool;
  /** The longest wait for the first bytes of a body. */
  readonly idleMs: number;
}

/**
 * Bodies of a recording's size: a bounded number is read at a time, of viewers who are signed in, and a thread parses
 * them. `JSON.parse` of 20 MB would block the event loop for a quarter of a second. Their long lists arrive as
 * `JsonColumn`s. A body takes its place once it has begun to arrive, and loses it when it stops (`paced-body.ts`).
 */
export function registerLargeBodies(
  scope: FastifyInstance,
  { admission, pool, idleMs }: LargeBodyOptions,
  identifySender: IdentifySender,
): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (!isLarge(request)) return;
    try {
      // Nothing of the body has been read: TCP itself tells the sender to wait.
      const viewer = await requireViewer(request, identifySender);
      await firstBytesOf(request.raw, idleMs);
      const leave = await admission.enter({
        viewer: viewer.userId,
        address: clientNetwork(request.ip),
      });
      reply.raw.once('close', leave);
      if (reply.raw.destroyed) leave(); // the client gave up while it waited
    } catch (error) {
      rejectBody(reply, error);
      throw error;
    }
  });

  const parseText = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      if (body.byteLength <= LARGE_RECORDING_BYTES) {
        return parseText(request, body.toString(), done);
      }
      parseInThread(pool, body).then(
        (value) => done(null, value),
        (error: Error) => done(error),
      );
    },
  );
}

/** One that does not say how long it is may be any size. */
function isLarge({ method, headers }: FastifyRequest): boolean {
  if (method !== 'POST') return false;
  return Number(headers['content-length'] ?? Infinity) > LARGE_RECORDING_BYTES;
}

/**
 * Before a place is taken: clients that are not signed in could keep all of them.
 * @throws {GaitwayError} UNAUTHENTICATED, UNAVAILABLE when no token can be checked at the moment
 */
async function requireViewer(
  request: FastifyRequest,
  identifySender: IdentifySender,
): Promise<Viewer> {
  const { sender } = await identifySender(request.headers.authorization, request.id);
  if (sender === null) throw unauthenticated();
  if (sender instanceof Error) throw sender;
  return sender;
}

/** The body is not read, so the connection closes with the response. */
function rejectBody(reply: FastifyReply, error: unknown): void {
  reply.header('connection', 'close');
  if (error instanceof SlowBodyError) reply.code(408);
}

async function parseInThread(pool: WorkerPool, body: Buffer): Promise<unknown> {
  const detached = await pool.run('detachColumns', { json: body }, { giveUpInput: true });
  if (!detached.ok) {
    throw invalidInput(...detached.problems.map(({ message }) => ({ field: 'body', message })));
  }
  return attachColumns(detached.value);
}
