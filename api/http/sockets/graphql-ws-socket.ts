import type { WebSocket, WebsocketHandler } from '@fastify/websocket';
import type { DocumentNode, ExecutionArgs } from 'graphql';
import { makeServer } from 'graphql-ws';
import type { RequestContext } from '../context.ts';
import { asGraphQLError } from '../graphql-errors.ts';
import { keepSocketAlive, type LiveSocket } from './keep-socket-alive.ts';
import {
  MAXIMUM_SUBSCRIPTIONS,
  tooManySubscriptions,
  type SocketOperation,
  type SocketOperations,
  type SocketOptions,
  type SocketSender,
} from './socket-operations.ts';

interface Connection extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly address: string;
  readonly live: LiveSocket;
  sender?: SocketSender;
  /** Functions that end each running operation, by the payload that started it. Ids may be reused. */
  readonly running: Map<unknown, () => void>;
}

/**
 * Serves the protocol `graphql-transport-ws` with the package `graphql-ws`. The token is `authorization` in the payload of
 * `connection_init`. Without a valid token the socket is closed with 4403.
 */
export function createGraphqlWsHandler(
  operations: SocketOperations,
  options: SocketOptions,
): WebsocketHandler {
  const { schema, format } = operations;
  const { shares, initMs } = options;
  const settle = ({ running }: Connection, payload: unknown) => {
    running.get(payload)?.();
    running.delete(payload);
  };
  /** Prepared operations by document. Each message has its own document. */
  const prepared = new WeakMap<DocumentNode, SocketOperation>();
  const preparedOf = ({ document, contextValue }: ExecutionArgs) => ({
    operation: prepared.get(document)!,
    context: contextValue as RequestContext,
  });
  const server = makeServer<Record<string, unknown>, Connection>({
    schema,
    connectionInitWaitTimeout: initMs,
    async onConnect({ connectionParams, extra }) {
      const sender = await operations.identify(
        connectionParams?.['authorization'] ?? connectionParams?.['Authorization'],
      );
      if (sender instanceof Error) return false;
      if (!extra.live.own(shares.takeSocket(sender.viewer.userId))) return false;
      extra.sender = sender;
      extra.live.closeAfter(sender);
      return true;
    },
    async onSubscribe({ subscriptions, extra }, _id, payload) {
      const { query, operationName, variables } = payload;
      if (Object.keys(subscriptions).length > MAXIMUM_SUBSCRIPTIONS)
        return [tooManySubscriptions()];
      const sender = extra.sender!; // `onConnect` has set it
      const operation = await operations.prepare({ query, operationName, variables }, sender);
      if (!('operation' in operation)) return operation;
      const release = shares.takeSubscription(sender.viewer.userId, extra.address);
      if (release instanceof Error) return [asGraphQLError(release)];
      const ended = extra.live.run();
      extra.running.set(payload, () => {
        release();
        ended();
      });
      const { document } = operation;
      prepared.set(document, operation);
      return { schema, document, operationName, variableValues: variables };
    },
    execute: (args) => {
      const { operation, context } = preparedOf(args);
      return operations.execute(operation, context);
    },
    subscribe: (args) => {
      const { operation, context } = preparedOf(args);
      return operations.subscribe(operation, context);
    },
    context: ({ extra }) => operations.context(extra.sender!),
    onNext: (_context, _id, _payload, _args, { data = null, errors }) =>
      errors && { data, errors: format(errors) },
    onError({ extra }, _id, payload, errors) {
      settle(extra, payload);
      return format(errors);
    },
    onComplete: ({ extra }, _id, payload) => settle(extra, payload),
  });

  return (socket, { ip: address }) => {
    const live = keepSocketAlive(socket, options);
    const running: Connection['running'] = new Map();
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: live.send,
        onMessage: live.onMessage,
        close: (code, reason) => socket.close(code, reason),
      },
      { socket, address, live, running },
    );
    socket.once('close', (code: number, reason: Buffer) => {
      for (const end of running.values()) end();
      live.guard(closed(code, reason.toString()));
    });
  };
}
