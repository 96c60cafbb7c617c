import type { FastifyInstance, FastifyReply } from 'fastify';
import { clientNetwork } from '../../limits/client-network.ts';
import { CognitoError } from './cognito-error.ts';
import type { LocalUserPool } from './local-user-pool.ts';

const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';
const BODY_LIMIT_BYTES = 64 * 1024;

/** Any origin may ask: nothing here depends on a cookie, and apps under development run on origins of their own. */
const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, x-amzn-errortype, x-amzn-requestid',
};

const PREFLIGHT_HEADERS = {
  ...CORS_HEADERS,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': '*', // each SDK sends others beside x-amz-target
  'access-control-max-age': '86400',
};

/**
 * Puts the pool on the wire: `POST /cognito` speaks Amazon Cognito's JSON 1.1, and the keys lie on the usual paths
 * under the issuer.
 */
export async function registerLocalUserPool(
  app: FastifyInstance,
  pool: LocalUserPool,
): Promise<void> {
  // A scope of its own, so that its body parser and its errors stay here.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
      done(null, body);
    });

    scope.setErrorHandler(async (error, request, reply) => {
      if (error instanceof CognitoError) return refuse(reply, error);
      if (isClientError(error)) {
        return refuse(reply, new CognitoError('SerializationException', error.message));
      }
      // The stack alone: a database error's details may quote a person's data.
      const stack = error instanceof Error ? error.stack : String(error);
      request.log.error({ requestId: request.id, stack }, 'a user pool operation failed');
      const failure = new CognitoError('InternalErrorException', 'Something went wrong.');
      return refuse(reply.code(500), failure);
    });

    for (const path of ['/cognito', '/cognito/']) {
      scope.options(path, async (_request, reply) =>
        reply.code(204).headers(PREFLIGHT_HEADERS).send(),
      );
      scope.post(path, { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
        const answer = await pool.answer(
          operationName(request.headers['x-amz-target']),
          parseJson(request.body),
          {
            method: request.method,
            path: new URL(request.url, 'http://localhost').pathname,
            headers: request.headers,
            body: String(request.body),
          },
          clientNetwork(request.ip),
        );
        return send(reply, answer);
      });
    }

    const issuerPath = `/cognito/${pool.userPoolId}`;
    scope.get(`${issuerPath}/.well-known/jwks.json`, async (_request, reply) =>
      reply.headers(CORS_HEADERS).header('cache-control', 'public, max-age=300').send(pool.jwks),
    );
    scope.get(`${issuerPath}/.well-known/openid-configuration`, async (_request, reply) =>
      reply.headers(CORS_HEADERS).send({
        issuer: pool.issuer,
        jwks_uri: `${pool.issuer}/.well-known/jwks.json`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['token'],
        scopes_supported: ['openid', 'email', 'profile'],
        subject_types_supported: ['public'],
      }),
    );
  });
}

function operationName(target: string | string[] | undefined): string {
  return typeof target === 'string' && target.startsWith(TARGET_PREFIX)
    ? target.slice(TARGET_PREFIX.length)
    : '';
}

/** @throws {CognitoError} SerializationException */
function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new CognitoError('SerializationException', 'The body is not JSON.');
  }
}

function refuse(
  reply: FastifyReply,
  { type, message, retryAfterSeconds }: CognitoError,
): FastifyReply {
  if (reply.statusCode < 400) reply.code(400);
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return send(reply.header('x-amzn-errortype', `${type}:`), { __type: type, message });
}

function send(reply: FastifyReply, body: object): FastifyReply {
  return reply
    .headers(CORS_HEADERS)
    .header('x-amzn-requestid', reply.request.id)
    .header('cache-control', 'no-store')
    .type('application/x-amz-json-1.1')
    .send(JSON.stringify(body));
}

/** What Fastify itself refuses, such as a body that is too large. */
function isClientError(error: unknown): error is Error & { statusCode: number } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  );
}
