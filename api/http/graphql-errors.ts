import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ScopeEndedError } from '../auth/scope.ts';
import { type ErrorCode, type FieldProblem, GaitwayError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Apollo Server's codes for errors of the request itself. */
const REQUEST_CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'INVALID_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_INPUT',
  BAD_USER_INPUT: 'INVALID_INPUT',
  BAD_REQUEST: 'INVALID_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'INVALID_INPUT',
};

/** Apollo's codes that clients act on. They are passed on unchanged. */
const PROTOCOL_CODES = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'];

/**
 * Formats every error and gives it a stable code. An unexpected error becomes INTERNAL: its stack is logged, and the
 * client sees nothing of it.
 */
export function formatGraphQLError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  log: Log,
): GraphQLFormattedError {
  const original = unwrapResolverError(thrown);
  const { code, message, problems, action, reason, retryAfterSeconds } = describe(
    formatted,
    original,
  );
  if (code === 'INTERNAL') log.error({ err: original, path: formatted.path }, 'unexpected');
  return {
    message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: {
      code,
      ...(action && { action }),
      ...(reason && { reason }),
      ...(problems.length > 0 && { problems }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
  };
}

/** Wraps an error as a `GraphQLError`. */
export const asGraphQLError = (error: Error) =>
  new GraphQLError(error.message, { originalError: error });

/**
 * Formats an error of graphql-js, which has no codes. An error without a path concerns the request itself, unless it wraps
 * an error from elsewhere. A scalar that rejects a variable throws an error of graphql-js, so that one does too.
 */
export function formatRequestError(error: GraphQLError, log: Log): GraphQLFormattedError {
  const { path, originalError } = error;
  const aboutRequest =
    path === undefined && (originalError === undefined || originalError instanceof GraphQLError);
  const formatted = error.toJSON();
  const withCode = aboutRequest
    ? { ...formatted, extensions: { code: 'BAD_REQUEST', ...formatted.extensions } }
    : formatted;
  return formatGraphQLError(withCode, aboutRequest ? error : (originalError ?? error), log);
}

/** Adds the request's id, by which the error can be found in the log. */
export const withRequestId = (
  error: GraphQLFormattedError,
  requestId: string,
): GraphQLFormattedError => ({ ...error, extensions: { ...error.extensions, requestId } });

/** The message of graphql-js. The error has no code. */
const TOO_MANY_TOKENS = /contains more that \d+ tokens/;

/** Whether a persisted query does not match its hash. The error has no code either. */
const isBadHash = (original: unknown) =>
  original instanceof GraphQLError && original.message === 'provided sha does not match query';

interface Description {
  readonly code: string;
  readonly message: string;
  readonly problems: readonly FieldProblem[];
  readonly action?: string | undefined;
  readonly reason?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

function describe(formatted: GraphQLFormattedError, original: unknown): Description {
  if (original instanceof GaitwayError) {
    const { code, message, problems, action, reason, retryAfterSeconds } = original;
    return { code, message, problems, action, reason, retryAfterSeconds };
  }
  if (original instanceof ScopeEndedError) {
    const message = 'Your session has ended, or your account has changed. Sign in again.';
    return { code: 'UNAUTHENTICATED', message, problems: [] };
  }
  const apolloCode = String(formatted.extensions?.['code']);
  if (PROTOCOL_CODES.includes(apolloCode)) {
    return { code: apolloCode, message: formatted.message, problems: [] };
  }
  if (formatted.extensions?.['limitExceeded'] || TOO_MANY_TOKENS.test(formatted.message)) {
    return { code: 'LIMIT_EXCEEDED', message: formatted.message, problems: [] };
  }
  const code = REQUEST_CODES[apolloCode] ?? (isBadHash(original) ? 'INVALID_INPUT' : undefined);
  if (code !== undefined && original instanceof GraphQLError) {
    return { code, message: formatted.message, problems: problemsOf(formatted.message) };
  }
  return { code: 'INTERNAL', message: 'Something went wrong.', problems: [] };
}

/** Reads the path of an invalid variable from GraphQL's message: `... at "input.training"; ...`. */
function problemsOf(message: string): FieldProblem[] {
  const [, field] = /^Variable "\$[^"]+" got invalid value .*? at "([^"]+)"/s.exec(message) ?? [];
  if (field === undefined) return [];
  const [, rule = message] = /; (.*)$/s.exec(message) ?? [];
  return [{ field: field.replace(/^input\./, ''), message: rule }];
}
