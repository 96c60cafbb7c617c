import type { FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { z } from 'zod';
import { invalidInput, limitExceeded } from '../errors.ts';
import { responseType } from './response-type.ts';
import { MAXIMUM_DOCUMENT_CHARACTERS } from './execution/document-size.ts';
import type { OperationText } from './execution/event-loop-guard.ts';

const text = z.string('must be text').nullish();

/** The contents are not validated here: samples are large, and GraphQL validates them. */
const object = z
  .custom<object>(
    (value) => typeof value === 'object' && !Array.isArray(value),
    'must be an object',
  )
  .nullish();

const requestSchema = z
  .object(
    { query: text, operationName: text, variables: object, extensions: object },
    'must be one JSON object: send each operation in its own request',
  )
  .refine(({ query, extensions }) => query || (extensions && 'persistedQuery' in extensions), {
    path: ['query'],
    message: 'must be a GraphQL document',
  });

/**
 * Checks the shape of a request before execution: one operation, with the parameters of GraphQL over HTTP, and a
 * response type that the client accepts.
 * @throws {GaitwayError} INVALID_INPUT naming the parameter, LIMIT_EXCEEDED for a document that is too long
 */
export const checkGraphqlRequest: preHandlerHookHandler = (request, reply, next) => {
  checkParameters(request, reply);
  next();
};

function checkParameters(request: FastifyRequest, reply: FastifyReply): void {
  if (request.ws) return; // a socket sends its operations later
  if (responseType(request.headers.accept) === null) {
    reply.code(406);
    throw invalidInput({ field: 'Accept', message: 'must accept application/json' });
  }
  const parameters = request.method === 'POST' ? request.body : parametersOf(request.query);
  const parsed = requestSchema.safeParse(parameters);
  if (parsed.success) {
    if ((parsed.data.query?.length ?? 0) <= MAXIMUM_DOCUMENT_CHARACTERS) return;
    const rule = `must have at most ${MAXIMUM_DOCUMENT_CHARACTERS} characters; send long values as variables`;
    throw limitExceeded('query', rule);
  }
  const problems = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.') || 'body',
    message,
  }));
  throw invalidInput(...problems);
}

/** Returns the operation of a checked request. */
export function operationTextOf(request: FastifyRequest): OperationText {
  const parameters = request.method === 'POST' ? request.body : request.query;
  const { query, operationName, extensions } = parameters as z.output<typeof requestSchema>;
  const persisted = z
    .object({ persistedQuery: z.object({ sha256Hash: z.hex() }) })
    .safeParse(extensions);
  return {
    query: query ?? undefined,
    operationName,
    hash: persisted.data?.persistedQuery.sha256Hash,
  };
}

/** Reads the parameters of a URL, in which `variables` and `extensions` are JSON. */
function parametersOf(query: unknown): object {
  const { variables, extensions, ...rest } = query as Record<string, unknown>;
  return { ...rest, variables: jsonOf(variables), extensions: jsonOf(extensions) };
}

function jsonOf(value: unknown): unknown {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  } catch {
    return value; // a text, which fails the check for an object
  }
}
