import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { unavailable } from '../errors.ts';
import type { QueueHealth } from '../jobs/queue.ts';

/** The time limit of the readiness check. Load balancers stop waiting after a few seconds. */
const READY_MS = 1500;

export interface Health {
  /** Rejects while the process cannot serve. */
  assertReady(): Promise<void>;
  /** Whether the process receives change notifications from the database. */
  isListening(): boolean;
  /** Null where the process runs no jobs. */
  queue(): QueueHealth | null;
}

/** `GET /healthz`: the process is running. `GET /readyz`: its dependencies respond in time, so it can serve requests. */
export function registerHealthRoutes(app: FastifyInstance, health: Health): void {
  app.get('/healthz', () => ({ status: 'alive' }));

  app.get('/readyz', async (request, reply) => {
    const timeout = new AbortController();
    const tooLate = sleep(READY_MS, undefined, { ref: false, signal: timeout.signal }).then(() => {
      throw unavailable('The database does not respond.');
    });
    const isReady = await Promise.race([health.assertReady(), tooLate])
      .then(
        () => true,
        (error: unknown) => {
          request.log.warn({ err: error }, 'not ready');
          return false;
        },
      )
      .finally(() => timeout.abort());
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ready' : 'not ready',
      listener: health.isListening() ? 'listening' : 'lost',
      queue: health.queue(),
    });
  });
}
