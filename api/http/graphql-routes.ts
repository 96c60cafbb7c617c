import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { SessionEnds } from '../auth/session-ends.ts';
import { RequestContext, type Services } from './context.ts';
import { invalidInput } from '../errors.ts';
import { formatGraphQLError } from './graphql-errors.ts';
import type { Log } from '../log.ts';
import { MAXIMUM_JSON_BYTES } from '../services/recordings/recording-intake.ts';
import { checkGraphqlRequest, operationTextOf } from './graphql-request.ts';
import { type LargeBodyOptions, registerLargeBodies } from './large-bodies.ts';
import { completeResponses, checkOperations } from './execution/apollo-plugins.ts';
import { createCompiledExecution, type Execute } from './execution/compiled-execution.ts';
import { MAXIMUM_TOKENS } from './execution/document-size.ts';
import { createEventLoopGuard } from './execution/event-loop-guard.ts';
import { createOperationChecks } from './execution/operation-checks.ts';
import { createQueryBudget } from './execution/query-budget.ts';
import type { IdentifySender } from './sender.ts';
import { createAppSyncHandler } from './sockets/appsync-socket.ts';
import { createGraphqlWsHandler } from './sockets/graphql-ws-socket.ts';
import { registerSockets } from './sockets/register-sockets.ts';
import { createSocketOperations, type SocketOptions } from './sockets/socket-operations.ts';
import { createSocketShares, type SocketShareLimits } from './sockets/socket-shares.ts';

/** The largest inline recording, plus the query and its other variables. */
const BODY_LIMIT_BYTES = MAXIMUM_JSON_BYTES + 64 * 1024;

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly identifySender: IdentifySender;
  readonly introspection: boolean;
  /** The maximum cost of one operation, and of a viewer's operations in a minute; 0 for no limit. */
  readonly queryCost: { readonly maximum: number; readonly perMinute: number };
  readonly sockets: Pick<SocketOptions, 'keepAliveMs' | 'initMs' | 'idleMs'> & SocketShareLimits;
  readonly sessionEnds: SessionEnds;
  readonly largeBodies: LargeBodyOptions;
  /** The page to which a browser that opens `/graphql` is redirected; null in production. */
  readonly graphiqlPath: string | null;
  readonly log: Log;
}

/** `/graphql`: GET for queries, POST for queries and mutations, and sockets for subscriptions, in two protocols. */
export async function registerGraphqlRoutes(
  app: FastifyInstance,
  options: GraphqlOptions,
): Promise<void> {
  const { schema, services, identifySender, introspection, queryCost, log } = options;
  const execute = createCompiledExecution(schema, { hideSuggestions: !introspection });
  const checks = createOperationChecks({
    schema,
    introspection,
    maximumCost: queryCost.maximum,
    budget: createQueryBudget(queryCost.perMinute),
  });
  const guard = createEventLoopGuard(log);
  const apollo = new ApolloServer<RequestContext>({
    gateway: executing(schema, execute),
    introspection: true, // `limitRules` decides instead, for sockets too
    dangerouslyDisableValidation: true, // `checkOperations` validates, after it has checked the size
    csrfPrevention: false, // a browser adds no credentials to a request by itself (docs/decisions/0011)
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    formatError: (formatted, thrown) => formatGraphQLError(formatted, thrown, log),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(), // people's data must not be cached, and it halves throughput
      ApolloServerPluginLandingPageDisabled(),
      checkOperations(checks, log),
      completeResponses,
    ],
  });
  await apollo.start();

  await app.register(async (scope) => {
    // Scripts add the token; a browser never sends it by itself. So any origin may send requests.
    await scope.register(cors, { origin: '*', exposedHeaders: ['x-request-id', 'retry-after'] });
    await registerSockets(scope);
    scope.removeContentTypeParser('text/plain'); // only JSON is accepted in a POST
    registerLargeBodies(scope, options.largeBodies, identifySender);
    const shares = createSocketShares(options.sockets);
    const socketOptions = { ...options, ...options.sockets, shares, checks, execute, guard };
    scope.addHook('preHandler', (request, _reply, next) => {
      if (request.ws) shares.admitConnection(request);
      next();
    });
    scope.addHook('onClose', async () => guard.close());
    const guardEventLoop: preHandlerHookHandler = (request, reply, next) => {
      // Sockets guard their operations themselves.
      if (!request.ws) {
        const operation = guard.enter(() => operationTextOf(request));
        reply.raw.once('close', () => operation.leave());
      }
      next();
    };
    const operations = createSocketOperations(socketOptions);

    const handler = fastifyApolloHandler(apollo, {
      context: async (request) => {
        const { sender } = await identifySender(request.headers.authorization, request.id);
        return new RequestContext(services, sender, request.id);
      },
    });
    scope.route({
      method: 'GET',
      url: '/graphql',
      preHandler: [redirectBrowserTo(options.graphiqlPath), checkGraphqlRequest, guardEventLoop],
      handler,
      wsHandler: createGraphqlWsHandler(operations, socketOptions),
    });
    scope.post(
      '/graphql',
      { bodyLimit: BODY_LIMIT_BYTES, preHandler: [checkGraphqlRequest, guardEventLoop] },
      handler,
    );
    scope.route({
      method: 'GET',
      url: '/graphql/realtime',
      handler: (_request, reply) => {
        reply.code(426).header('upgrade', 'websocket');
        throw invalidInput({ field: 'Upgrade', message: 'must be websocket' });
      },
      wsHandler: createAppSyncHandler(operations, socketOptions),
    });
    scope.route({
      method: ['PUT', 'PATCH', 'DELETE'],
      url: '/graphql',
      handler: (_request, reply) => {
        reply.code(405).header('allow', 'GET, POST');
        throw invalidInput({ field: 'method', message: 'must be GET or POST' });
      },
    });
  });
}

/** Redirects a browser that opens the API without a query, so that it shows GraphiQL instead of an error. */
const redirectBrowserTo =
  (page: string | null) => async (request: FastifyRequest, reply: FastifyReply) => {
    const isVisit = request.headers.accept?.includes('text/html') && !request.ws;
    if (page !== null && isVisit && Object.keys(request.query as object).length === 0) {
      return reply.redirect(page);
    }
  };

/** Makes Apollo Server use `execute`. It accepts a custom executor only from a gateway. */
const executing = (
  schema: GraphQLSchema,
  execute: Execute,
): ApolloServerOptionsWithGateway<RequestContext>['gateway'] => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  load: () =>
    Promise.resolve({
      executor: ({ document, operation, request, context }) => {
        if (!operation) throw new Error('Apollo Server passed on an unknown operation.');
        return execute({ document, operation, variables: request.variables, context });
      },
    }),
  stop: () => Promise.resolve(),
});
