import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { APPSYNC_PROTOCOL } from './appsync-messages.ts';
import { CloseCode } from './keep-socket-alive.ts';

/** How long clients have to say good-bye when the process stops. */
const FAREWELL_MS = 2000;

/**
 * A larger message closes its socket with 1009. What a socket brings is parsed on the event loop, where this much takes
 * a millisecond or two; recordings that are larger go by HTTP or by an upload, as those of all clients do.
 */
const MAXIMUM_MESSAGE_BYTES = 256 * 1024;

const PROTOCOLS = ['graphql-transport-ws', APPSYNC_PROTOCOL];

/**
 * Lets routes of this scope be sockets. When the process stops, their clients are told to go elsewhere; they come back
 * to another process, or to this one once it runs again.
 */
export async function registerSockets(scope: FastifyInstance): Promise<void> {
  await scope.register(websocket, {
    options: {
      maxPayload: MAXIMUM_MESSAGE_BYTES,
      handleProtocols: (offered: Set<string>) =>
        [...offered].find((protocol) => PROTOCOLS.includes(protocol)) ?? false,
    },
    // A broken frame lands here too, after `ws` has begun to close its socket with the code for it.
    errorHandler: (_error, socket) => socket.close(CloseCode.INTERNAL, 'Something went wrong'),
    preClose(done) {
      const { clients } = scope.websocketServer;
      for (const client of clients) client.close(CloseCode.GOING_AWAY, 'Shutting down');
      const farewell = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, FAREWELL_MS);
      scope.websocketServer.close(() => clearTimeout(farewell));
      done();
    },
  });
}
