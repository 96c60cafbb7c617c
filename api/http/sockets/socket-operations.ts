import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  subscribe,
} from 'graphql';
import type { SessionEnds } from '../../auth/session-ends.ts';
import { Viewer } from '../../auth/viewer.ts';
import { RequestContext, type Services } from '../context.ts';
import { noOrganization, unauthenticated } from '../../errors.ts';
import { formatRequestError, withRequestId } from '../graphql-errors.ts';
import type { Log } from '../../log.ts';
import type { Execute } from '../execution/compiled-execution.ts';
import type { EventLoopGuard, RunningOperation } from '../execution/event-loop-guard.ts';
import type { OperationChecks } from '../execution/operation-checks.ts';
import type { IdentifySender } from '../sender.ts';
import type { SocketShares } from './socket-shares.ts';

export interface SocketOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly identifySender: IdentifySender;
  readonly introspection: boolean;
  readonly checks: OperationChecks;
  readonly execute: Execute;
  readonly guard: EventLoopGuard;
  /** The interval of keep-alive messages. */
  readonly keepAliveMs: number;
  /** How long a new client may take to send its first message. */
  readonly initMs: number;
  /** How long a socket without operations stays open. */
  readonly idleMs: number;
  readonly shares: SocketShares;
  readonly sessionEnds: SessionEnds;
  readonly log: Log;
}

/** Maximum concurrent subscriptions of one socket, in both protocols. */
export const MAXIMUM_SUBSCRIPTIONS = 100;

/** The error for one subscription more. */
export const tooManySubscriptions = () =>
  new GraphQLError(
    `A socket can run at most ${MAXIMUM_SUBSCRIPTIONS} subscriptions at a time. End one first.`,
    {
      extensions: { limitExceeded: true },
    },
  );

/** The viewer of a valid token, and when the token expires. */
export interface SocketSender {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
}

/** The request of a client. */
export interface SocketRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/** An operation that may run, with the client's request. */
export interface SocketOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: SocketRequest;
}

/** The events of a subscription, until the client or the server ends it. */
export type SocketEvents = AsyncGenerator<ExecutionResult, void, void>;

/** Prepares and runs operations of sockets, in both protocols. */
export interface SocketOperations {
  readonly schema: GraphQLSchema;
  /** Returns the sender, or the error for which there is none. A value that is not a string counts as no token. */
  identify(authorization: unknown): Promise<SocketSender | Error>;
  /** Checks an operation against the schema and the sender's limits. Returns the operation or its errors. */
  prepare(
    request: SocketRequest,
    sender: SocketSender,
  ): Promise<SocketOperation | readonly GraphQLError[]>;
  /** Runs a query or a mutation. */
  execute(operation: SocketOperation, context: RequestContext): Promise<ExecutionResult>;
  /** Starts a subscription. Returns its events, or a result with errors. */
  subscribe(
    operation: SocketOperation,
    context: RequestContext,
  ): Promise<SocketEvents | ExecutionResult>;
  context(sender: SocketSender): RequestContext;
  /** Formats errors with the API's codes and an id by which they can be found in the log. */
  format(errors: readonly GraphQLError[]): GraphQLFormattedError[];
}

export function createSocketOperations(options: SocketOptions): SocketOperations {
  const { schema, services, identifySender, introspection, checks, guard, log } = options;

  return {
    schema,

    async identify(authorization) {
      const text = typeof authorization === 'string' ? authorization : undefined;
      const { sender, expiresAt } = await identifySender(text, randomUUID());
      if (sender instanceof Error) return sender;
      if (sender === null || expiresAt === null) return unauthenticated();
      return sender instanceof Viewer ? { viewer: sender, expiresAt } : noOrganization();
    },

    async prepare(request, { viewer }) {
      const { query, operationName, variables } = request;
      const running = guard.enter(() => request);
      try {
        const document = checks.parse(query);
        const checked = await checks.check(document, { operationName, variables, viewer });
        return 'kind' in checked ? { document, operation: checked, request } : checked;
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      } finally {
        running.leave();
      }
    },

    async execute({ document, operation, request }, context) {
      const running = guard.enter(() => request);
      try {
        const variables = request.variables ?? undefined;
        return await options.execute({ document, operation, variables, context });
      } finally {
        running.leave();
      }
    },

    async subscribe({ document, operation, request }, context) {
      const running = guard.enter(() => request);
      try {
        const started = await subscribe({
          schema,
          document,
          operationName: operation.name?.value,
          variableValues: request.variables,
          contextValue: context,
          hideSuggestions: !introspection,
        });
        if ('next' in started)
          return guarded(
            started,
            guard.enter(() => request),
          );
        return started;
      } finally {
        running.leave();
      }
    },

    context: ({ viewer }) => new RequestContext(services, viewer, randomUUID()),

    format: (errors) =>
      errors.map((error) => withRequestId(formatRequestError(error, log), randomUUID())),
  };
}

/** Wraps events so that the guard counts them as a running operation until they end. */
function guarded(events: SocketEvents, running: RunningOperation): SocketEvents {
  const end = () => running.leave();
  return Object.assign(Object.create(events) as SocketEvents, {
    async next() {
      const event = await events.next();
      if (event.done) end();
      else running.touch();
      return event;
    },
    return() {
      end();
      return events.return();
    },
    [Symbol.asyncIterator]() {
      return this as SocketEvents;
    },
  });
}
