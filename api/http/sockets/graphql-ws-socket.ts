import type { WebSocket, WebsocketHandler } from '@fastify/websocket';
import { makeServer } from 'graphql-ws';
import { tendSocket, type TendedSocket } from './socket-care.ts';
import {
  asGraphQLError,
  MAXIMUM_SUBSCRIPTIONS,
  tooManySubscriptions,
  type SocketOperations,
  type SocketOptions,
  type SocketSender,
} from './socket-operations.ts';

interface Connection extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly address: string;
  readonly tended: TendedSocket;
  sender?: SocketSender;
  /** Ends each operation that runs, by the payload that began it: ids may be used again. */
  readonly running: Map<unknown, () => void>;
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
  const { shares, initMs } = options;
  const settle = ({ running }: Connection, payload: unknown) => {
    running.get(payload)?.();
    running.delete(payload);
  };
  const server = makeServer<Record<string, unknown>, Connection>({
    schema,
    connectionInitWaitTimeout: initMs,
    async onConnect({ connectionParams, extra }) {
      const sender = await operations.identify(
        connectionParams?.['authorization'] ?? connectionParams?.['Authorization'],
      );
      if (sender instanceof Error) return false;
      if (!extra.tended.own(shares.takeSocket(sender.viewer.userId))) return false;
      extra.sender = sender;
      extra.tended.closeAt(sender.expiresAt);
      return true;
    },
    onSubscribe({ subscriptions, extra }, _id, payload) {
      const { query, operationName, variables } = payload;
      if (Object.keys(subscriptions).length > MAXIMUM_SUBSCRIPTIONS)
        return [tooManySubscriptions()];
      const prepared = prepare(query);
      if (!('kind' in prepared)) return prepared;
      const release = shares.takeSubscription(extra.sender!.viewer.userId, extra.address);
      if (release instanceof Error) return [asGraphQLError(release)];
      const ended = extra.tended.run();
      extra.running.set(payload, () => {
        release();
        ended();
      });
      return { schema, document: prepared, operationName, variableValues: variables };
    },
    context: ({ extra }) => operations.context(extra.sender!), // `onConnect` comes first
    onNext: (_context, _id, _payload, _args, { data = null, errors }) =>
      errors && { data, errors: format(errors) },
    onError({ extra }, _id, payload, errors) {
      settle(extra, payload);
      return format(errors);
    },
    onComplete: ({ extra }, _id, payload) => settle(extra, payload),
  });

  return (socket, { ip: address }) => {
    const tended = tendSocket(socket, options);
    const running: Connection['running'] = new Map();
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: tended.send,
        onMessage: tended.onMessage,
        close: (code, reason) => socket.close(code, reason),
      },
      { socket, address, tended, running },
    );
    socket.once('close', (code: number, reason: Buffer) => {
      for (const end of running.values()) end();
      tended.guard(closed(code, reason.toString()));
    });
  };
}
