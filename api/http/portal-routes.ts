import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Group } from '../domain/group.ts';
import { ROOT_FOLDER } from '../root-folder.ts';

/** The folder in which `npm run build` places the portal. */
export const PORTAL_FOLDER = join(ROOT_FOLDER, 'portal/dist');

/** The portal's configuration. It is loaded at run time, because one build serves every installation. */
export interface PortalConfig {
  /** The user pool for signing in; null where tokens come from an external issuer. */
  readonly userPoolId: string | null;
  readonly userPoolClientId: string | null;
  /** The endpoint of a user pool other than Amazon's own. */
  readonly userPoolEndpoint: string | null;
  readonly outboxUrl: string | null;
  readonly demoAccounts: readonly DemoAccount[] | null;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly group: Group;
  /** The group's name in English. */
  readonly role: string;
}

/** GraphiQL, built with the portal from `portal/graphiql`. */
export const GRAPHIQL_PATH = '/graphiql';

export interface PortalOptions {
  readonly graphiql: boolean;
  readonly folder?: string;
}

/**
 * Serves the portal and its `/portal-config.json`. A path without a file is left to the portal's router. Files are looked
 * up on each request, so that a new build is served at once. GraphiQL is served to developers, not in production.
 */
export async function registerPortalRoutes(
  app: FastifyInstance,
  readConfig: () => Promise<PortalConfig>,
  { graphiql, folder = PORTAL_FOLDER }: PortalOptions,
): Promise<void> {
  app.get('/portal-config.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(await readConfig()),
  );
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    index: false,
    cacheControl: false, // its header would override the one below
    preCompressed: true, // the build compresses every text file (portal/vite.config.ts)
    setHeaders: (response, path) => {
      // Vite adds a content hash to these file names.
      const isHashed = path.includes('/assets/') || path.includes('\\assets\\');
      response.setHeader(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      response.setHeader('vary', 'accept-encoding'); // shared caches must not mix up compressed and plain responses
    },
  });
  if (graphiql) {
    app.get(GRAPHIQL_PATH, async (_request, reply) => reply.sendFile('graphiql/index.html'));
  }
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const path = request.params['*'];
    if (await isFile(folder, path, graphiql)) return reply.sendFile(path);
    return request.headers.accept?.includes('text/html')
      ? reply.sendFile('index.html')
      : reply.callNotFound();
  });
}

/** Whether a file may be requested by its path. Compressed files are served only in place of their plain ones. */
async function isFile(folder: string, path: string, graphiql: boolean): Promise<boolean> {
  if (/\.(br|gz)$/.test(path) || (!graphiql && path.startsWith('graphiql/'))) return false;
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) || path.includes('\0')) return false;
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
