import type { WebsocketHandler } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { asGraphQLError } from '../graphql-errors.ts';
import {
  APPSYNC_PROTOCOL,
  authorizationIn,
  connectionHeaders,
  parseMessage,
  type StartMessage,
  toAppSyncError,
} from './appsync-messages.ts';
import { CloseCode, keepSocketAlive, type LiveSocket } from './keep-socket-alive.ts';
import {
  MAXIMUM_SUBSCRIPTIONS,
  tooManySubscriptions,
  type SocketEvents,
  type SocketOperations,
  type SocketOptions,
  type SocketSender,
} from './socket-operations.ts';

/** How long Amplify waits for a keep-alive message before it reconnects. AppSync's own value. */
const CONNECTION_TIMEOUT_MS = 300_000;

/** One subscription, from its `start` to its `stop`. */
interface Subscription {
  /** Undefined until the subscription has started. */
  events?: SocketEvents;
  forgetToken?: () => void;
  /** Releases its part of the viewer's share. */
  release?: () => void;
}

type Opened =
  | { readonly errors: readonly GraphQLError[]; readonly errorType?: string }
  | {
      readonly events: SocketEvents;
      readonly sender: SocketSender;
      readonly release: () => void;
    };

/**
 * Serves subscriptions in Amplify's protocol. Every `start` has its own token, under which the subscription runs. When the
 * token expires, the socket closes. Amplify then reconnects with a new token and restarts its subscriptions.
 */
export function createAppSyncHandler(
  operations: SocketOperations,
  options: SocketOptions,
): WebsocketHandler {
  return (socket, request) => {
    const live = keepSocketAlive(socket, options);
    if (socket.protocol !== APPSYNC_PROTOCOL) {
      socket.close(CloseCode.UNACCEPTABLE_PROTOCOL, 'Subprotocol not acceptable');
      return;
    }
    const send = (message: object) => live.send(JSON.stringify(message));
    const takeSubscription = (viewerId: string) =>
      options.shares.takeSubscription(viewerId, request.ip);
    const subscriptions = serveSubscriptions(operations, takeSubscription, live, send);
    const silence = setTimeout(() => {
      socket.close(CloseCode.INIT_TIMEOUT, 'Connection initialisation timeout');
    }, options.initMs);
    let authorized = false;
    let keepingAlive: NodeJS.Timeout | undefined;
    const keepAlive = () => live.guard(send({ type: 'ka' }));

    /** Returns whether the connection's own token is valid. If not, sends an error and closes the socket. */
    async function authorize(): Promise<boolean> {
      clearTimeout(silence);
      if (authorized) return true;
      const sender = await operations.identify(authorizationOf(request));
      if (sender instanceof Error) {
        await sendConnectionError(sender);
        socket.close(CloseCode.UNAUTHORIZED, 'Unauthorized');
        return false;
      }
      const share = options.shares.takeSocket(sender.viewer.userId);
      if (share instanceof Error) await sendConnectionError(share);
      authorized = live.own(share);
      return authorized;
    }

    async function sendConnectionError(reason: Error): Promise<void> {
      const errors = operations.format([asGraphQLError(reason)]).map((error) => ({
        ...toAppSyncError(error),
        errorCode: CONNECTION_ERROR_CODES[String(error.extensions?.['code'])] ?? 503,
      }));
      await send({ type: 'connection_error', payload: { errors } });
    }

    async function connect(): Promise<void> {
      if (!(await authorize())) return;
      const payload = { connectionTimeoutMs: CONNECTION_TIMEOUT_MS };
      await send({ type: 'connection_ack', payload });
      if (socket.readyState !== socket.OPEN) return;
      keepAlive();
      keepingAlive ??= setInterval(keepAlive, options.keepAliveMs);
    }

    socket.once('close', () => {
      clearTimeout(silence);
      clearInterval(keepingAlive);
      subscriptions.stopAll();
    });

    live.onMessage(async (text) => {
      const message = parseMessage(text);
      if (message === 'malformed') {
        socket.close(CloseCode.BAD_REQUEST, 'Invalid message received');
      } else if (message === 'unknown') {
        await subscriptions.sendError(undefined, [UNSUPPORTED], 'UnsupportedOperation');
      } else if (message.type === 'connection_init') {
        await connect();
      } else if (message.type === 'start') {
        // AppSync lets clients omit `connection_init`.
        if (authorized || (await authorize())) await subscriptions.start(message);
      } else {
        await subscriptions.stop(message.id);
      }
    });
  };
}

/** The HTTP status codes that AppSync sends for a rejected connection. */
const CONNECTION_ERROR_CODES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  LIMIT_EXCEEDED: 429,
};

function serveSubscriptions(
  operations: SocketOperations,
  takeSubscription: (viewerId: string) => (() => void) | Error,
  live: LiveSocket,
  send: (message: object) => Promise<void>,
) {
  const running = new Map<string, Subscription>();

  function end(id: string): void {
    const subscription = running.get(id);
    running.delete(id);
    subscription?.forgetToken?.();
    subscription?.release?.();
    if (subscription?.events) live.guard(subscription.events.return(undefined));
  }

  function sendError(id: string | undefined, errors: readonly GraphQLError[], errorType?: string) {
    const formatted = operations.format(errors).map((error) => toAppSyncError(error, errorType));
    return send({ type: 'error', id, payload: { errors: formatted } });
  }

  /** Starts a subscription. Returns its events and their sender, or errors. */
  async function open({ data, extensions }: StartMessage['payload']): Promise<Opened> {
    const sender = await operations.identify(authorizationIn(extensions?.authorization));
    if (sender instanceof Error) return { errors: [asGraphQLError(sender)] };
    const prepared = await operations.prepare(data, sender);
    if (!('operation' in prepared)) return { errors: prepared };
    if (prepared.operation.operation !== OperationTypeNode.SUBSCRIPTION)
      return { errors: [UNSUPPORTED], errorType: 'UnsupportedOperation' };
    const release = takeSubscription(sender.viewer.userId);
    if (release instanceof Error) return { errors: [asGraphQLError(release)] };
    const events = await operations
      .subscribe(prepared, operations.context(sender))
      .catch((error: unknown) => {
        release();
        throw error;
      });
    if (!('next' in events)) {
      release();
      return { errors: events.errors ?? [] };
    }
    return { events, sender, release };
  }

  return {
    sendError,

    async start({ id, payload }: StartMessage): Promise<void> {
      if (running.has(id)) return sendError(id, [DUPLICATE], 'DuplicatedOperationError');
      if (running.size >= MAXIMUM_SUBSCRIPTIONS) {
        return sendError(id, [tooManySubscriptions()], 'MaxSubscriptionsReachedError');
      }
      const subscription: Subscription = {};
      running.set(id, subscription);
      const stopped = () => running.get(id) !== subscription;

      const opened = await open(payload);
      if ('errors' in opened) {
        if (!stopped()) running.delete(id);
        return sendError(id, opened.errors, opened.errorType);
      }
      const { events, sender, release } = opened;
      if (stopped()) {
        release();
        return live.guard(events.return(undefined));
      }
      const ended = live.run();
      subscription.release = () => {
        release();
        ended();
      };
      subscription.events = events;
      subscription.forgetToken = live.closeAfter(sender);
      await send({ type: 'start_ack', id });
      for await (const { data = null, errors } of events) {
        if (stopped()) return;
        const payload = errors ? { data, errors: operations.format(errors) } : { data };
        await send({ type: 'data', id, payload });
      }
      if (!stopped()) await this.stop(id);
    },

    async stop(id: string): Promise<void> {
      if (!running.has(id)) return;
      end(id);
      await send({ type: 'complete', id });
    },

    stopAll(): void {
      for (const id of running.keys()) end(id);
    },
  };
}

/** Returns the token of the connection, which authorizes only the opening of the socket. */
function authorizationOf({ headers, query }: FastifyRequest): unknown {
  const subprotocols = headers['sec-websocket-protocol'] ?? '';
  return authorizationIn(connectionHeaders(subprotocols, (query as { header?: string }).header));
}

const UNSUPPORTED = new GraphQLError('Operation not supported through the realtime channel');
const DUPLICATE = new GraphQLError(
  'A subscription with this id is already running on this socket.',
);
