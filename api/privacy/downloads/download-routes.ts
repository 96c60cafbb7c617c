import type { FastifyInstance } from 'fastify';
import type { DownloadService } from './download-service.ts';
import { attachment } from '../../storage/content-disposition.ts';

/** `GET /downloads/:ticket` streams a generated file. The ticket is the only authorization. */
export function registerDownloadRoutes(app: FastifyInstance, downloads: DownloadService): void {
  app.get<{ Params: { ticket: string } }>('/downloads/:ticket', async (request, reply) => {
    const file = await downloads.redeem(request.params.ticket, request.id);
    if (file === undefined) {
      return reply.code(403).send({ message: 'This link is no longer valid. Request a new one.' });
    }
    return reply
      .type(file.contentType)
      .header('content-disposition', attachment(file.fileName))
      .header('cache-control', 'private, no-store')
      .send(file.body);
  });
}
