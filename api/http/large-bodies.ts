import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { attachColumns } from '../domain/recording/json-columns.ts';
import { GaitwayError, invalidInput, unauthenticated } from '../errors.ts';
import {
  LARGE_RECORDING_BYTES,
  type RecordingAdmission,
  RETRY_AFTER_SECONDS,
} from '../services/recordings/recording-admission.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import type { IdentifySender } from './sender.ts';

export interface LargeBodyOptions {
  readonly admission: RecordingAdmission;
  readonly pool: WorkerPool;
}

/**
 * Bodies of a recording's size: a bounded number is read at a time, of people who are signed in, and a thread parses
 * them. `JSON.parse` of 20 MB would hold everybody up for a quarter of a second. Their long lists arrive as
 * `JsonColumn`s.
 */
export function registerLargeBodies(
  scope: FastifyInstance,
  { admission, pool }: LargeBodyOptions,
  identifySender: IdentifySender,
): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (!isLarge(request)) return;
    try {
      // Nothing of the body has been read: TCP itself tells the sender to wait.
      await assertKnown(request, identifySender);
      const leave = await admission.enter();
      reply.raw.once('close', leave);
      if (reply.raw.destroyed) leave(); // gave up while it waited
    } catch (error) {
      if (error instanceof GaitwayError) sendAway(reply, error);
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
 * Before a turn is taken: strangers could keep all of them.
 * @throws {GaitwayError} UNAUTHENTICATED, UNAVAILABLE when nobody can be identified at the moment
 */
async function assertKnown(request: FastifyRequest, identifySender: IdentifySender) {
  const { sender } = await identifySender(request.headers.authorization, request.id);
  if (sender === null) throw unauthenticated();
  if (sender instanceof Error) throw sender;
}

/** The body is not read any more, so the connection ends with the answer. */
function sendAway(reply: FastifyReply, { code }: GaitwayError): void {
  reply.header('connection', 'close');
  if (code === 'UNAVAILABLE') reply.header('retry-after', RETRY_AFTER_SECONDS);
}

async function parseInThread(pool: WorkerPool, body: Buffer): Promise<unknown> {
  const detached = await pool.run('detachColumns', { json: body }, { giveUpInput: true });
  if (!detached.ok) {
    throw invalidInput(...detached.problems.map(({ message }) => ({ field: 'body', message })));
  }
  return attachColumns(detached.value);
}
