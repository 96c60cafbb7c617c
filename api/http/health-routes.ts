import type { FastifyInstance } from 'fastify';

/** `GET /healthz`: the process lives. `GET /readyz`: it can serve, because what it needs answers. */
export function registerHealthRoutes(app: FastifyInstance, assertReady: () => Promise<void>): void {
  app.get('/healthz', () => ({ status: 'alive' }));

  app.get('/readyz', async (request, reply) => {
    try {
      await assertReady();
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
}
