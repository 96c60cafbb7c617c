import { randomUUID } from 'node:crypto';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import helmet from 'helmet';
import { type LocalUserPool } from '../auth/local-user-pool/local-user-pool.ts';
import { registerLocalUserPool } from '../auth/local-user-pool/register-local-user-pool.ts';
import { type ErrorCode, GaitwayError } from '../errors.ts';
import { responseType } from './response-type.ts';
import { type GraphqlOptions, registerGraphqlRoutes } from './graphql-routes.ts';
import { type Health, registerHealthRoutes } from './health-routes.ts';
import { LOWEST_BYTES_PER_SECOND, registerBodyPace } from './paced-body.ts';
import { type PortalConfig, registerPortalRoutes } from './portal-routes.ts';
import { MAXIMUM_JSON_BYTES } from '../services/recordings/recording-intake.ts';
import { registerOutboxPage } from '../notifications/outbox-page.ts';
import type { OutboxNotifier } from '../notifications/outbox-notifier.ts';
import { type ObjectRoutesOptions, registerObjectRoutes } from '../storage/object-routes.ts';

/** How long the server waits for its clients, in milliseconds. */
export interface ServerPatience {
  /** For the headers of a request, from its first byte or from the opening of the connection. */
  readonly headersMs: number;
  /** For the next chunk of a body. */
  readonly bodyIdleMs: number;
  /** For a whole request, from its first byte to its last. */
  readonly requestMs: number;
  /** For the next request on a connection. */
  readonly keepAliveMs: number;
  /** For any byte in either direction. It ends, for example, clients that do not read their response. */
  readonly connectionMs: number;
}

/** The maximum interval at which Node checks for late requests. */
const LONGEST_CHECK_MS = 5000;

export interface ServerOptions {
  /** Whether the process runs for real people, and not for development. */
  readonly isProduction: boolean;
  /** How long browsers insist on HTTPS after a visit, in seconds; 0 sends no such header. */
  readonly hstsSeconds: number;
  readonly patience: ServerPatience;
  /** The proxies whose `X-Forwarded-For` is trusted, as a number of hops or as addresses; undefined for none. */
  readonly trustedProxies: number | string[] | undefined;
  /** Serves the health routes and nothing else. */
  readonly healthAlone: boolean;
  readonly graphql: GraphqlOptions;
  /** Register the routes of wings. */
  readonly routes: readonly ((app: FastifyInstance) => void)[];
  /** Set when this server itself serves the links to objects. */
  readonly objects: ObjectRoutesOptions | undefined;
  /** The origin of the gateway's own sockets, such as `wss://gaitway.example`. */
  readonly socketOrigin: string;
  /** The origin of links to objects, which the portal's pages may load from. */
  readonly linkOrigin: string;
  /** The embedded sign-in service, when this process serves it. */
  readonly localUserPool: LocalUserPool | undefined;
  /** Other origins at which the portal's pages sign in. */
  readonly signInOrigins: readonly string[];
  /** Shown on a page of its own; undefined where other people reach the process. */
  readonly outbox: OutboxNotifier | undefined;
  readonly portalConfig: () => Promise<PortalConfig>;
  readonly health: Health;
  /** Whether the process is shutting down. It still responds, but closes its connections. */
  readonly isDraining: () => boolean;
}

/** Creates the HTTP server with all its routes. Does not listen yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = options.graphql.log;
  const { patience, trustedProxies } = options;
  const app = Fastify({
    trustProxy:
      typeof trustedProxies === 'number'
        ? (_address, hop) => hop < trustedProxies
        : (trustedProxies ?? false),
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.keepAliveMs,
    connectionTimeout: patience.connectionMs,
    http: {
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: Math.min(LONGEST_CHECK_MS, patience.headersMs / 2),
    },
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }), // paths contain links that work without a token
    childLoggerFactory: (logger) => logger, // a logger for each request is slow; errors name their request themselves
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 2000 }, // these links are long
    forceCloseConnections: 'idle',
  });
  app.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id);
    if (options.isDraining()) reply.header('connection', 'close'); // the next request goes elsewhere
    next();
  });
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((request, reply) =>
    sendError(request, reply, 404, { code: 'NOT_FOUND', message: 'There is nothing here.' }),
  );
  const setSecurityHeaders = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // 'self' includes sockets of the same host; `socketOrigin` is for browsers that do not know that yet.
        connectSrc: ["'self'", options.socketOrigin, options.linkOrigin, ...options.signInOrigins],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine and uPlot set sizes on elements
        upgradeInsecureRequests: null, // a laptop has no certificate
      },
    },
    strictTransportSecurity: options.hstsSeconds > 0 && { maxAge: options.hstsSeconds },
    crossOriginResourcePolicy: { policy: 'cross-origin' }, // downloads by apps of other origins
  });
  app.addHook('onRequest', (request, reply, next) => {
    setSecurityHeaders(request.raw, reply.raw, (error) => next(error as Error | undefined));
  });

  registerBodyPace(app, {
    idleMs: patience.bodyIdleMs,
    bytesPerSecond: LOWEST_BYTES_PER_SECOND,
  });

  registerHealthRoutes(app, options.health);
  if (options.healthAlone) return app;
  await registerGraphqlRoutes(app, options.graphql);
  for (const register of options.routes) register(app);
  if (options.objects) registerObjectRoutes(app, options.objects);
  if (options.localUserPool) await registerLocalUserPool(app, options.localUserPool);
  if (options.outbox) registerOutboxPage(app, options.outbox);
  await registerPortalRoutes(app, options.portalConfig, {
    graphiql: !options.isProduction,
  });
  return app;
}

/** Sends an error in GraphQL's shape, even before GraphQL is reached, so that GraphQL clients can show it. */
function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { code, message, problems, retryAfterSeconds }: PublicError,
): FastifyReply {
  const wait = retryAfterSeconds !== undefined && { retryAfterSeconds };
  const extensions = { code, ...(problems && { problems }), ...wait, requestId: request.id };
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return reply
    .code(status)
    .type(`${responseType(request.headers.accept) ?? 'application/json'}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}

type PublicError = Pick<GaitwayError, 'code' | 'message'> &
  Partial<Pick<GaitwayError, 'problems' | 'retryAfterSeconds'>>;

/** The HTTP statuses of errors outside GraphQL. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 413,
  INVALID_INPUT: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** A limit with a wait is a rate limit; a limit without one is a size limit. */
const statusOf = ({ code, retryAfterSeconds }: GaitwayError): number =>
  code === 'LIMIT_EXCEEDED' && retryAfterSeconds !== undefined ? 429 : STATUS[code];

function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof GaitwayError) {
    const status = reply.statusCode >= 400 ? reply.statusCode : statusOf(error);
    return sendError(request, reply, status, error);
  }
  const status = error.statusCode ?? 500;
  if (status === 413) {
    const message = `samples: must have at most ${MAXIMUM_JSON_BYTES} bytes of JSON`;
    return sendError(request, reply, status, { code: 'LIMIT_EXCEEDED', message });
  }
  if (status < 500) {
    return sendError(request, reply, status, { code: 'INVALID_INPUT', message: error.message });
  }
  request.log.error({ requestId: request.id, err: error }, 'unexpected');
  return sendError(request, reply, status, { code: 'INTERNAL', message: 'Something went wrong.' });
}
