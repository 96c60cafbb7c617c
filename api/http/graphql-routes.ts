import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { RequestContext, type Services } from '../context.ts';
import { formatGraphQLError, withRequestId } from '../graphql-errors.ts';
import type { Log } from '../log.ts';
import { MAXIMUM_JSON_BYTES } from '../services/recording-intake.ts';
import { limitRules, MAXIMUM_TOKENS } from './graphql-limits.ts';
import { createSocketHandler } from './graphql-socket.ts';
import type { IdentifySender } from './sender.ts';

/** The largest recording inline, with room for the query and its other variables. */
const BODY_LIMIT_BYTES = MAXIMUM_JSON_BYTES + 64 * 1024;

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly identifySender: IdentifySender;
  readonly introspection: boolean;
  readonly log: Log;
}

/** `/graphql`: GET for queries, POST for everything, a socket for subscriptions. */
export async function registerGraphqlRoutes(
  app: FastifyInstance,
  options: GraphqlOptions,
): Promise<void> {
  const { schema, services, identifySender, introspection, log } = options;
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection,
    validationRules: limitRules({ introspection: true }), // Apollo has its own rule against introspection
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    formatError: (formatted, thrown) => formatGraphQLError(formatted, thrown, log),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(), // nobody caches people's data, and it halves throughput
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            willSendResponse: ({ response: { body }, contextValue: { requestId } }) => {
              if (body.kind === 'single' && body.singleResult.errors) {
                body.singleResult.errors = body.singleResult.errors.map((error) =>
                  withRequestId(error, requestId),
                );
              }
              return Promise.resolve();
            },
          }),
      },
    ],
  });
  await apollo.start();

  await app.register(async (scope) => {
    // Tokens are sent by hand, never by the browser, so any origin may ask.
    await scope.register(cors, { origin: '*', exposedHeaders: ['x-request-id'] });
    await scope.register(websocket);

    const handler = fastifyApolloHandler(apollo, {
      context: async (request) => {
        const { sender } = await identifySender(request.headers.authorization, request.id);
        return new RequestContext(services, sender, request.id);
      },
    });
    scope.route({
      method: 'GET',
      url: '/graphql',
      handler,
      wsHandler: createSocketHandler({ ...options, maximumTokens: MAXIMUM_TOKENS }),
    });
    scope.post('/graphql', { bodyLimit: BODY_LIMIT_BYTES }, handler);
  });
}
