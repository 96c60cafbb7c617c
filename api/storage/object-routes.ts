import type { FastifyInstance, FastifyReply } from 'fastify';
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
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );

    routes.get<{ Params: { token: string } }>('/objects/:token', async ({ params }, reply) => {
      const grant = grantOf(params.token, 'GET', reply);
      if (grant === undefined) return reply;
      const body = await store.get(grant.key);
      if (body === undefined) return reply.code(404).send({ message: 'It is not there any more.' });
      return reply
        .type(grant.contentType ?? 'application/octet-stream')
        .header('content-disposition', `attachment; filename="${grant.fileName ?? 'file'}"`)
        .header('cache-control', 'private, no-store')
        .send(body);
    });

    routes.put<{ Params: { token: string }; Body: Buffer | undefined }>(
      '/objects/:token',
      { bodyLimit: uploadLimitBytes },
      async ({ params, body }, reply) => {
        const grant = grantOf(params.token, 'PUT', reply);
        if (grant === undefined) return reply;
        if (body === undefined || body.length !== grant.contentLength) {
          return reply.code(400).send({
            message: `The upload must have exactly ${grant.contentLength} bytes, as was asked for.`,
          });
        }
        await store.put(grant.key, body);
        return reply.code(204).send();
      },
    );
  });
}
