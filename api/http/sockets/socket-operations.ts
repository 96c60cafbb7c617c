import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Viewer } from '../../auth/viewer.ts';
import { RequestContext, type Services } from '../context.ts';
import { unauthenticated } from '../../errors.ts';
import { formatGraphQLError, withRequestId } from '../graphql-errors.ts';
import type { Log } from '../../log.ts';
import { limitRules, MAXIMUM_TOKENS } from '../graphql-limits.ts';
import type { IdentifySender } from '../sender.ts';
import type { SocketShares } from './socket-shares.ts';

export interface SocketOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly identifySender: IdentifySender;
  readonly introspection: boolean;
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

/** The same error, as GraphQL reports it. */
export const asGraphQLError = (error: Error) =>
  new GraphQLError(error.message, { originalError: error });

/** Whose token is good, and when it ends. */
export interface SocketSender {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
}

/** What an operation over a socket needs, whichever protocol brings it. */
export interface SocketOperations {
  readonly schema: GraphQLSchema;
  /** The sender, or why there is none. Whatever is no text counts as no token. */
  identify(authorization: unknown): Promise<SocketSender | Error>;
  /** The document, parsed and checked against the schema and the limits; else what is wrong with it. */
  prepare(query: string): DocumentNode | readonly GraphQLError[];
  context(sender: SocketSender): RequestContext;
  /** Errors with the codes of the API and an id that finds them in the log. */
  format(errors: readonly GraphQLError[]): GraphQLFormattedError[];
}

export function createSocketOperations(options: SocketOptions): SocketOperations {
  const { schema, services, identifySender, introspection, log } = options;
  const rules = [...specifiedRules, ...limitRules({ introspection })];

  return {
    schema,

    async identify(authorization) {
      const text = typeof authorization === 'string' ? authorization : undefined;
      const { sender, expiresAt } = await identifySender(text, randomUUID());
      if (sender instanceof Error) return sender;
      if (sender === null || expiresAt === null) return unauthenticated();
      return { viewer: sender, expiresAt };
    },

    prepare(query) {
      try {
        const document = parse(query, { maxTokens: MAXIMUM_TOKENS });
        const errors = validate(schema, document, rules);
        return errors.length > 0 ? errors : document;
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
    },

    context: ({ viewer }) => new RequestContext(services, viewer, randomUUID()),

    format: (errors) =>
      errors.map((error) =>
        withRequestId(
          formatGraphQLError(withRequestCode(error), error.originalError ?? error, log),
          randomUUID(),
        ),
      ),
  };
}

/** graphql-js gives no codes. An error that stands on no field, and that nobody threw, is about the request itself. */
function withRequestCode(error: GraphQLError): GraphQLFormattedError {
  const aboutRequest = error.path === undefined && error.originalError === undefined;
  const formatted = error.toJSON();
  if (!aboutRequest) return formatted;
  return { ...formatted, extensions: { code: 'BAD_REQUEST', ...formatted.extensions } };
}
