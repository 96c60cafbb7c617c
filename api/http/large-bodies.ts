import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../auth/viewer.ts';
import { attachColumns } from '../domain/recording/json-columns.ts';
import { invalidInput } from '../errors.ts';
import { clientNetwork } from '../limits/client-network.ts';
import {
  LARGE_RECORDING_BYTES,
  type RecordingAdmission,
} from '../services/recordings/recording-admission.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { requireViewer } from './context.ts';
import { firstBytesOf, SlowBodyError } from './paced-body.ts';
import type { IdentifySender } from './sender.ts';

export interface LargeBodyOptions {
  readonly admission: RecordingAdmission;
  readonly pool: WorkerPool;
  /** The maximum wait for the first bytes of a body. */
  readonly idleMs: number;
}

/**
 * Reads a bounded number of large bodies at a time, only from signed-in viewers, and parses them in a thread.
 * `JSON.parse` of 20 MB would block the event loop for a quarter of a second. Their long lists become `JsonColumn`s. A
 * body takes a slot when its first bytes arrive, and loses it when it stalls (`paced-body.ts`).
 */
export function registerLargeBodies(
  scope: FastifyInstance,
  { admission, pool, idleMs }: LargeBodyOptions,
  identifySender: IdentifySender,
): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (!isLarge(request)) return;
    try {
      // The body has not been read yet, so TCP flow control makes the client wait.
      const viewer = await viewerOf(request, identifySender);
      await firstBytesOf(request.raw, idleMs);
      const leave = await admission.enter({
        viewer: viewer.userId,
        address: clientNetwork(request.ip),
      });
      reply.raw.once('close', leave);
      if (reply.raw.destroyed) leave(); // the client disconnected while it waited
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

/** Whether the body may be large. A body without `content-length` may have any size. */
function isLarge({ method, headers }: FastifyRequest): boolean {
  if (method !== 'POST') return false;
  return Number(headers['content-length'] ?? Infinity) > LARGE_RECORDING_BYTES;
}

/**
 * Runs before a slot is taken. Otherwise clients without a valid token could occupy all slots.
 * @throws {GaitwayError} UNAUTHENTICATED, UNAVAILABLE when tokens cannot be verified at the moment
 */
async function viewerOf(request: FastifyRequest, identifySender: IdentifySender): Promise<Viewer> {
  const { sender } = await identifySender(request.headers.authorization, request.id);
  return requireViewer(sender);
}

/** Closes the connection with the response, because the body has not been read. */
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
