import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ScopeEndedError } from '../auth/scope.ts';
import { type ErrorCode, type FieldProblem, GaitwayError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Errors of a request itself, as Apollo Server names them. */
const REQUEST_CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'INVALID_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_INPUT',
  BAD_USER_INPUT: 'INVALID_INPUT',
  BAD_REQUEST: 'INVALID_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'INVALID_INPUT',
};

/** Apollo's own codes that clients act upon, and that therefore stay as they are. */
const PROTOCOL_CODES = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'];

/**
 * The one formatter: every error gets a stable code. What is unexpected becomes
 * INTERNAL; its stack goes to the log, and nothing of it to the client.
 */
export function formatGraphQLError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  log: Log,
): GraphQLFormattedError {
  const original = unwrapResolverError(thrown);
  const { code, message, problems, action, retryAfterSeconds } = describe(formatted, original);
  if (code === 'INTERNAL') log.error({ err: original, path: formatted.path }, 'unexpected');
  return {
    message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: {
      code,
      ...(action && { action }),
      ...(problems.length > 0 && { problems }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
  };
}

/** The same error, as GraphQL reports it. */
export const asGraphQLError = (error: Error) =>
  new GraphQLError(error.message, { originalError: error });

/**
 * Formats an error of graphql-js, which has no codes. One that stands on no field is about the request itself, unless
 * something other than graphql-js threw it: a scalar that refuses a variable throws an error of graphql-js.
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

/** The same error, with the id that finds it in the log. */
export const withRequestId = (
  error: GraphQLFormattedError,
  requestId: string,
): GraphQLFormattedError => ({ ...error, extensions: { ...error.extensions, requestId } });

/** How graphql-js words it; the error has no code of its own. */
const TOO_MANY_TOKENS = /contains more that \d+ tokens/;

/** A persisted query whose hash is another text's; the error has no code of its own either. */
const isBadHash = (original: unknown) =>
  original instanceof GraphQLError && original.message === 'provided sha does not match query';

interface Description {
  readonly code: string;
  readonly message: string;
  readonly problems: readonly FieldProblem[];
  readonly action?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

function describe(formatted: GraphQLFormattedError, original: unknown): Description {
  if (original instanceof GaitwayError) {
    const { code, message, problems, action, retryAfterSeconds } = original;
    return { code, message, problems, action, retryAfterSeconds };
  }
  if (original instanceof ScopeEndedError) {
    const message = 'The session has ended, or the account was changed. Sign in again.';
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

/** GraphQL names a wrong variable by its path in the message: `... at "input.training"; ...`. */
function problemsOf(message: string): FieldProblem[] {
  const [, field] = /^Variable "\$[^"]+" got invalid value .*? at "([^"]+)"/s.exec(message) ?? [];
  if (field === undefined) return [];
  const [, rule = message] = /; (.*)$/s.exec(message) ?? [];
  return [{ field: field.replace(/^input\./, ''), message: rule }];
}
