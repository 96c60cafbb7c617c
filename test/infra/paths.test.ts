import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';
import { PORTAL_FOLDER } from '../../api/http/portal-routes.ts';
import { createLog } from '../../api/log.ts';
import { createServer } from '../../api/http/server.ts';
import { registerDownloadRoutes } from '../../api/privacy/downloads/download-routes.ts';
import { API_PATHS } from '../../infra/lib/portal-stack.ts';
import { resolvers } from '../../resolvers/index.ts';
import { buildGatewaySchema } from '../../schema/build-schema.ts';

/** The paths of the gateway on AWS, where other services handle objects, sign-in and mail. */
async function pathsOfGateway(): Promise<string[]> {
  const paths = new Set<string>();
  const listen = (message: unknown) =>
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ url }) => {
      paths.add(url);
    });
  subscribe('fastify.initialization', listen);
  const never = () => Promise.reject(new Error('not used here'));
  const app = await createServer({
    isProduction: true,
    hstsSeconds: 0,
    socketOrigin: 'wss://gaitway.example',
    healthAlone: false,
    patience: {
      headersMs: 1000,
      bodyIdleMs: 1000,
      requestMs: 1000,
      keepAliveMs: 1000,
      connectionMs: 1000,
    },
    trustedProxies: undefined,
    graphql: {
      schema: buildGatewaySchema(resolvers, () => false),
      services: {} as never,
      identifySender: never,
      sessionEnds: { onEnd: () => () => undefined },
      largeBodies: {} as never,
      introspection: false,
      queryCost: { maximum: 0, perMinute: 0 },
      graphiqlPath: null,
      sockets: {
        keepAliveMs: 1000,
        initMs: 1000,
        idleMs: 1000,
        socketsPerViewer: 1,
        socketsPerAddress: 1,
        subscriptionsPerViewer: 1,
        subscriptionsPerAddress: 1,
      },
      log: createLog('silent'),
    },
    routes: [(app) => registerDownloadRoutes(app, {} as never)],
    objects: undefined,
    linkOrigin: 'https://bucket.example.org',
    localUserPool: undefined,
    signInOrigins: [],
    outbox: undefined,
    portalConfig: never,
    health: { assertReady: never, isListening: () => true, queue: () => null },
    isDraining: () => false,
  });
  await app.ready();
  await app.close();
  unsubscribe('fastify.initialization', listen);
  const isFile = (path: string) => existsSync(join(PORTAL_FOLDER, path));
  return [...paths].filter((path) => path !== '/*' && path !== '*' && !isFile(path));
}

it('CloudFront sends the gateway its own paths, and all others to the portal', async () => {
  const patterns = API_PATHS.map((path) => new RegExp(`^${path.replace('*', '.*')}$`));
  const paths = await pathsOfGateway();
  expect(paths).toContain('/graphql');
  expect(paths.filter((path) => !patterns.some((pattern) => pattern.test(path)))).toEqual([]);
  const unused = patterns.filter((pattern) => !paths.some((path) => pattern.test(path)));
  expect(unused).toEqual([]);
});
