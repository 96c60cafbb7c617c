import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { attachment } from './content-disposition.ts';
import type { Grant, LinkSigner } from './link-signer.ts';
import type { ObjectStore } from './object-store.ts';

export interface ObjectRoutesOptions {
  readonly store: ObjectStore;
  readonly signer: LinkSigner;
  /** Most bytes of one upload. */
  readonly uploadLimitBytes: number;
  readonly now: () => Date;
}

/**
 * Serves the folder store over HTTP: `GET` and `PUT /objects/:token`. The token is the only authorization. It contains
 * the object's key, the expiry and, for an upload, the size.
 */
export function registerObjectRoutes(app: FastifyInstance, options: ObjectRoutesOptions): void {
  const { store, signer, uploadLimitBytes, now } = options;

  function grantOf(token: string, method: Grant['method'], reply: FastifyReply) {
    const grant = signer.open(token);
    if (grant === undefined || grant.method !== method) {
      void reply.code(403).send({ message: 'This link is not valid.' });
      return undefined;
    }
    if (now().getTime() > grant.expiresAtMs) {
      void reply.code(403).send({ message: 'This link has expired. Request a new one.' });
      return undefined;
    }
    return grant;
  }

  void app.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, body, done) => done(null, body)); // as a stream

    routes.get<{ Params: { token: string } }>('/objects/:token', async ({ params }, reply) => {
      const grant = grantOf(params.token, 'GET', reply);
      if (grant === undefined) return reply;
      const found = await store.head(grant.key);
      const body = found && (await store.read(grant.key));
      if (body === undefined) {
        return reply.code(404).send({ message: 'This file no longer exists.' });
      }
      if (grant.contentEncoding) reply.header('content-encoding', grant.contentEncoding);
      return reply
        .type(grant.contentType ?? 'application/octet-stream')
        .header('content-length', found!.size)
        .header('content-disposition', attachment(grant.fileName ?? 'file'))
        .header('cache-control', 'private, no-store')
        .send(body);
    });

    routes.put<{ Params: { token: string }; Body: AsyncIterable<Uint8Array> | undefined }>(
      '/objects/:token',
      { bodyLimit: uploadLimitBytes },
      async ({ params, headers, body }, reply) => {
        const grant = grantOf(params.token, 'PUT', reply);
        if (grant === undefined) return reply;
        try {
          assertGranted(grant, headers);
          await store.put(grant.key, verified(grant, body ?? []));
        } catch (error) {
          if (!(error instanceof OtherContentError)) throw error;
          return reply.code(400).send({ message: error.message });
        }
        return reply.code(204).send();
      },
    );
  });
}

/** The upload does not match its link. */
class OtherContentError extends Error {
  constructor(rule: string) {
    super(`The upload must have ${rule}, as its link was requested.`);
    this.name = 'OtherContentError';
  }
}

/** Checks the headers before the body is read. The HTTP server enforces that the body has the announced length. */
function assertGranted({ contentLength, contentType }: Grant, headers: IncomingHttpHeaders): void {
  if (headers['content-type'] !== contentType) {
    throw new OtherContentError(`the content type ${contentType}`);
  }
  if (headers['content-length'] !== String(contentLength)) {
    throw new OtherContentError(`exactly ${contentLength} bytes`);
  }
}

/** Streams the body. Throws at its end when its content does not match the link. */
async function* verified(
  { sha256 }: Grant,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  if (sha256 !== undefined && hash.digest('hex') !== sha256) {
    throw new OtherContentError(`the SHA-256 ${sha256}`);
  }
}
