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
 * The HTTP side of the folder store: `GET` and `PUT /objects/:token`. The token is the only
 * authorization and says which object, for how long, and for an upload how many bytes.
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
      void reply.code(403).send({ message: 'This link has expired. Ask for a new one.' });
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
        return reply.code(404).send({ message: 'It is not there any more.' });
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

/** The upload is not what its link was made for. */
class OtherContentError extends Error {
  constructor(rule: string) {
    super(`The upload must have ${rule}, as was asked for.`);
    this.name = 'OtherContentError';
  }
}

/** Before the body is read: HTTP sees to it that a body has the length that its header says. */
function assertGranted({ contentLength, contentType }: Grant, headers: IncomingHttpHeaders): void {
  if (headers['content-type'] !== contentType) {
    throw new OtherContentError(`the content type ${contentType}`);
  }
  if (headers['content-length'] !== String(contentLength)) {
    throw new OtherContentError(`exactly ${contentLength} bytes`);
  }
}

/** Passes the body on, and fails at its end when its content is other than the link allows. */
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
