import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { RequestContext, type Services } from './context.ts';
import { invalidInput } from '../errors.ts';
import { formatGraphQLError } from './graphql-errors.ts';
import type { Log } from '../log.ts';
import { MAXIMUM_JSON_BYTES } from '../services/recordings/recording-intake.ts';
import { checkGraphqlRequest, operationTextOf } from './graphql-request.ts';
import { type LargeBodyOptions, registerLargeBodies } from './large-bodies.ts';
import { answerRequests, checkOperations } from './execution/apollo-plugins.ts';
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

/** The largest recording inline, with room for the query and its other variables. */
const BODY_LIMIT_BYTES = MAXIMUM_JSON_BYTES + 64 * 1024;

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly identifySender: IdentifySender;
  readonly introspection: boolean;
  /** What one operation may cost, and those of a viewer in a minute; 0 for no limit. */
  readonly queryCost: { readonly maximum: number; readonly perMinute: number };
  readonly sockets: Pick<SocketOptions, 'keepAliveMs' | 'initMs' | 'idleMs'> & SocketShareLimits;
  readonly largeBodies: LargeBodyOptions;
  /** Where a browser is led that opens `/graphql`; nowhere in production. */
  readonly graphiqlPath: string | null;
  readonly log: Log;
}

/** `/graphql`: GET for queries, POST for everything, and sockets for subscriptions, in two protocols. */
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
    introspection: true, // whether it is decides a rule of ours, on sockets too
    dangerouslyDisableValidation: true, // `checkOperations` validates, after it has looked at the size
    csrfPrevention: false, // a browser adds nothing to a request that would make it somebody's (docs/decisions/0011)
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    formatError: (formatted, thrown) => formatGraphQLError(formatted, thrown, log),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(), // nobody caches people's data, and it halves throughput
      ApolloServerPluginLandingPageDisabled(),
      checkOperations(checks, log),
      answerRequests,
    ],
  });
  await apollo.start();

  await app.register(async (scope) => {
    // Tokens are sent by hand, never by the browser, so any origin may ask.
    await scope.register(cors, { origin: '*', exposedHeaders: ['x-request-id', 'retry-after'] });
    await registerSockets(scope);
    scope.removeContentTypeParser('text/plain'); // a POST is JSON, or nothing that GraphQL knows
    registerLargeBodies(scope, options.largeBodies, identifySender);
    const shares = createSocketShares(options.sockets);
    const socketOptions = { ...options, ...options.sockets, shares, checks, execute, guard };
    scope.addHook('preHandler', async (request) => {
      if (request.ws) shares.admitConnection(request);
    });
    scope.addHook('onClose', async () => guard.close());
    const guardEventLoop = async (request: FastifyRequest, reply: FastifyReply) => {
      if (request.ws) return; // guards its operations itself
      const operation = guard.enter(() => operationTextOf(request));
      reply.raw.once('close', () => operation.leave());
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

/** Whoever opens the API in a browser, with no query, sees no error but the page that is made for them. */
const redirectBrowserTo =
  (page: string | null) => async (request: FastifyRequest, reply: FastifyReply) => {
    const isVisit = request.headers.accept?.includes('text/html') && !request.ws;
    if (page !== null && isVisit && Object.keys(request.query as object).length === 0) {
      return reply.redirect(page);
    }
  };

/** Lets Apollo Server run documents in our way: it does so only for what it takes for a gateway. */
const executing = (
  schema: GraphQLSchema,
  execute: Execute,
): ApolloServerOptionsWithGateway<RequestContext>['gateway'] => ({
  onSchemaLoadOrUpdate(tell) {
    tell({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  load: () =>
    Promise.resolve({
      executor: ({ document, operation, request, context }) => {
        if (!operation) throw new Error('an operation that is not known was not refused');
        return execute({ document, operation, variables: request.variables, context });
      },
    }),
  stop: () => Promise.resolve(),
});
