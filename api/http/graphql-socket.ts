import { randomUUID } from 'node:crypto';
import type { WebsocketHandler } from '@fastify/websocket';
import { type GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import { RequestContext, type Services } from '../context.ts';
import { formatGraphQLError, withRequestId } from '../graphql-errors.ts';
import type { Log } from '../log.ts';
import { limitRules } from './graphql-limits.ts';
import type { IdentifiedSender, IdentifySender } from './sender.ts';

/** Closing code for a token that ended while the socket was open: connect again with a fresh one. */
const TOKEN_EXPIRED = 4499;

export interface SocketOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly identifySender: IdentifySender;
  readonly introspection: boolean;
  readonly maximumTokens: number;
  readonly log: Log;
}

interface Extra extends Record<PropertyKey, unknown> {
  identified: IdentifiedSender;
  expiry: NodeJS.Timeout;
}

/**
 * Subscriptions by the `graphql-ws` protocol. The token comes as `authorization` in the payload of
 * `connection_init`; without a good one the socket is closed with 4403.
 */
export function createSocketHandler(options: SocketOptions): WebsocketHandler {
  const { schema, services, identifySender, introspection, maximumTokens, log } = options;
  const rules = [...specifiedRules, ...limitRules({ introspection })];
  const format = (errors: readonly GraphQLError[]) =>
    errors.map((error) =>
      withRequestId(formatGraphQLError(error.toJSON(), error, log), randomUUID()),
    );

  return makeHandler<Record<string, unknown>, Extra>({
    schema,
    isProd: true, // never the text of an unexpected error
    onConnect: async ({ connectionParams, extra }) => {
      const authorization =
        connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
      const identified = await identifySender(
        typeof authorization === 'string' ? authorization : undefined,
        randomUUID(),
      );
      const { sender, expiresAt } = identified;
      if (sender === null || sender instanceof Error || expiresAt === null) return false;
      extra.identified = identified;
      const close = () => extra.socket.close(TOKEN_EXPIRED, 'Token expired');
      extra.expiry = setTimeout(close, expiresAt.getTime() - Date.now()).unref();
      return true;
    },
    onClose: ({ extra }) => clearTimeout(extra.expiry),
    onSubscribe: (_context, _id, { query, operationName, variables }) => {
      const document = parse(query, { maxTokens: maximumTokens });
      const errors = validate(schema, document, rules);
      if (errors.length > 0) return errors;
      return { schema, document, operationName, variableValues: variables };
    },
    context: ({ extra }) =>
      new RequestContext(services, extra.identified?.sender ?? null, randomUUID()),
    onNext: (_context, _id, _payload, _args, { data = null, errors }) =>
      errors && { data, errors: format(errors) },
    onError: (_context, _id, _payload, errors) => format(errors),
  });
}
