import type { WebSocket, WebsocketHandler } from '@fastify/websocket';
import { makeServer } from 'graphql-ws';
import { tendSocket, type TendedSocket } from './socket-care.ts';
import {
  MAXIMUM_SUBSCRIPTIONS,
  tooManySubscriptions,
  type SocketOperations,
  type SocketOptions,
  type SocketSender,
} from './socket-operations.ts';

interface Connection extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly tended: TendedSocket;
  sender?: SocketSender;
}

/**
 * The protocol `graphql-transport-ws`, by the package `graphql-ws`. The token comes as `authorization` in the payload
 * of `connection_init`; without a good one the socket is closed with 4403.
 */
export function createGraphqlWsHandler(
  operations: SocketOperations,
  options: SocketOptions,
): WebsocketHandler {
  const { schema, prepare, format } = operations;
  const server = makeServer<Record<string, unknown>, Connection>({
    schema,
    async onConnect({ connectionParams, extra }) {
      const sender = await operations.identify(
        connectionParams?.['authorization'] ?? connectionParams?.['Authorization'],
      );
      if (sender instanceof Error) return false;
      extra.sender = sender;
      extra.tended.closeAt(sender.expiresAt);
      return true;
    },
    onSubscribe({ subscriptions }, _id, { query, operationName, variables }) {
      if (Object.keys(subscriptions).length > MAXIMUM_SUBSCRIPTIONS)
        return [tooManySubscriptions()];
      const prepared = prepare(query);
      if (!('kind' in prepared)) return prepared;
      return { schema, document: prepared, operationName, variableValues: variables };
    },
    context: ({ extra }) => operations.context(extra.sender!), // `onConnect` comes first
    onNext: (_context, _id, _payload, _args, { data = null, errors }) =>
      errors && { data, errors: format(errors) },
    onError: (_context, _id, _payload, errors) => format(errors),
  });

  return (socket) => {
    const tended = tendSocket(socket, options);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: tended.send,
        onMessage: tended.onMessage,
        close: (code, reason) => socket.close(code, reason),
      },
      { socket, tended },
    );
    socket.once('close', (code: number, reason: Buffer) => {
      tended.guard(closed(code, reason.toString()));
    });
  };
}
