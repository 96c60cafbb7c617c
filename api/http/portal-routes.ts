import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Group } from '../domain/group.ts';
import { ROOT_FOLDER } from '../root-folder.ts';

/** Where `npm run build` puts the portal. */
export const PORTAL_FOLDER = join(ROOT_FOLDER, 'portal/dist');

/** What the portal learns at run time, because one build serves every installation. */
export interface PortalConfig {
  /** The user pool to sign in at; null where there is none and people bring tokens of another issuer. */
  readonly userPoolId: string | null;
  readonly userPoolClientId: string | null;
  /** Of a user pool other than Amazon's own. */
  readonly userPoolEndpoint: string | null;
  readonly outboxUrl: string | null;
  readonly demoAccounts: readonly DemoAccount[] | null;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly group: Group;
  /** The group in English words. */
  readonly role: string;
}

/** GraphiQL, built with the portal from `portal/graphiql`. */
export const GRAPHIQL_PATH = '/graphiql';

export interface PortalOptions {
  readonly graphiql: boolean;
  readonly folder?: string;
}

/**
 * The web page, and `/portal-config.json` for it. Every path that is no file belongs to its router. Files are looked for
 * when they are asked for, so that a portal that is built anew is served at once. GraphiQL is there for developers, and
 * not in production.
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
    cacheControl: false, // its own word would come after ours
    preCompressed: true, // the build packs every text (portal/vite.config.ts)
    setHeaders: (response, path) => {
      // Vite puts a digest of the content into these names.
      const lasting = path.includes('/assets/') || path.includes('\\assets\\');
      response.setHeader(
        'cache-control',
        lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      response.setHeader('vary', 'accept-encoding'); // caches on the way keep what one browser unpacks from another
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

/** Whether a file is there for whoever asks; packed ones are there for their plain ones. */
async function isFile(folder: string, path: string, graphiql: boolean): Promise<boolean> {
  if (/\.(br|gz)$/.test(path) || (!graphiql && path.startsWith('graphiql/'))) return false;
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) || path.includes('\0')) return false;
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
