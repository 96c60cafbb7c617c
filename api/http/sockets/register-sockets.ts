import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { APPSYNC_PROTOCOL } from './appsync-messages.ts';
import { CloseCode } from './keep-socket-alive.ts';

/** How long clients have to close their sockets when the process stops. */
const FAREWELL_MS = 2000;

/**
 * A larger message closes its socket with 1009. Messages are parsed on the event loop, where this size takes a
 * millisecond or two. Clients send larger recordings over HTTP or as an upload.
 */
const MAXIMUM_MESSAGE_BYTES = 256 * 1024;

const PROTOCOLS = ['graphql-transport-ws', APPSYNC_PROTOCOL];

/**
 * Enables sockets on routes of this scope. When the process stops, it closes them with "going away". Clients then
 * reconnect to another process, or to this one when it runs again.
 */
export async function registerSockets(scope: FastifyInstance): Promise<void> {
  await scope.register(websocket, {
    options: {
      maxPayload: MAXIMUM_MESSAGE_BYTES,
      handleProtocols: (offered: Set<string>) =>
        [...offered].find((protocol) => PROTOCOLS.includes(protocol)) ?? false,
    },
    // Also called for a broken frame, after `ws` has begun to close the socket with the matching code.
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
