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
import type { Viewer } from '../../auth/viewer.ts';
import { RequestContext, type Services } from '../context.ts';
import { unauthenticated } from '../../errors.ts';
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
  /** How often a quiet socket is written to. */
  readonly keepAliveMs: number;
  /** How long a client may stay silent after it has connected. */
  readonly initMs: number;
  /** How long a socket may run nothing before it is closed. */
  readonly idleMs: number;
  readonly shares: SocketShares;
  readonly log: Log;
}

/** Subscriptions of one socket at a time, whichever protocol it speaks. */
export const MAXIMUM_SUBSCRIPTIONS = 100;

/** The refusal of one more. */
export const tooManySubscriptions = () =>
  new GraphQLError(`A socket carries at most ${MAXIMUM_SUBSCRIPTIONS} subscriptions at a time.`, {
    extensions: { limitExceeded: true },
  });

/** Whose token is good, and when it ends. */
export interface SocketSender {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
}

/** What a client asks for. */
export interface SocketRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/** An operation that may run, and what the client asked for. */
export interface SocketOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: SocketRequest;
}

/** The events of a subscription, until one of the sides ends it. */
export type SocketEvents = AsyncGenerator<ExecutionResult, void, void>;

/** What an operation over a socket needs, whichever protocol brings it. */
export interface SocketOperations {
  readonly schema: GraphQLSchema;
  /** The sender, or why there is none. Whatever is no text counts as no token. */
  identify(authorization: unknown): Promise<SocketSender | Error>;
  /** The operation, checked against the schema and the limits of its sender; else what is wrong with it. */
  prepare(
    request: SocketRequest,
    sender: SocketSender,
  ): Promise<SocketOperation | readonly GraphQLError[]>;
  /** Runs a query or a mutation. */
  execute(operation: SocketOperation, context: RequestContext): Promise<ExecutionResult>;
  /** Begins a subscription; a result instead of events says why it could not. */
  subscribe(
    operation: SocketOperation,
    context: RequestContext,
  ): Promise<SocketEvents | ExecutionResult>;
  context(sender: SocketSender): RequestContext;
  /** Errors with the codes of the API and an id that finds them in the log. */
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
      return { viewer: sender, expiresAt };
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
        const begun = await subscribe({
          schema,
          document,
          operationName: operation.name?.value,
          variableValues: request.variables,
          contextValue: context,
          hideSuggestions: !introspection,
        });
        if ('next' in begun)
          return guarded(
            begun,
            guard.enter(() => request),
          );
        return begun;
      } finally {
        running.leave();
      }
    },

    context: ({ viewer }) => new RequestContext(services, viewer, randomUUID()),

    format: (errors) =>
      errors.map((error) => withRequestId(formatRequestError(error, log), randomUUID())),
  };
}

/** The same events, known as a running operation until they end. */
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
