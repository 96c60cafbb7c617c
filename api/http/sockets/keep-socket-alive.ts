import type { WebSocket } from '@fastify/websocket';
import type { SessionEnds } from '../../auth/session-ends.ts';
import type { Log } from '../../log.ts';
import { callAt } from './call-at.ts';
import type { SocketSender } from './socket-operations.ts';

/** Codes for closing a socket. Codes below 4400 are from the WebSocket protocol; the others follow graphql-ws. */
export const CloseCode = {
  GOING_AWAY: 1001,
  /** The viewer has too many sockets. Clients retry after a while. */
  TRY_AGAIN_LATER: 1013,
  BAD_REQUEST: 4400,
  UNAUTHORIZED: 4401,
  UNACCEPTABLE_PROTOCOL: 4406,
  INIT_TIMEOUT: 4408,
  INTERNAL: 4500,
  /** The client has run no operation for too long. */
  IDLE: 4498,
  /** The token expired or its session ended while the socket was open. The client reconnects with a new token, if any. */
  TOKEN_ENDED: 4499,
} as const;

interface SocketLifetime {
  readonly keepAliveMs: number;
  readonly idleMs: number;
  readonly sessionEnds: SessionEnds;
  readonly log: Log;
}

/**
 * Manages the lifetime of a socket, in both protocols. Terminates a socket that does not respond to pings, so that the
 * gateway does not write to vanished or stalled clients for ever. Closes a socket that has run no operation for too long.
 * An error on one socket closes that socket only.
 */
export function keepSocketAlive(
  socket: WebSocket,
  { keepAliveMs, idleMs, sessionEnds, log }: SocketLifetime,
): LiveSocket {
  let hasPonged = true;
  const pinging = setInterval(() => {
    if (!hasPonged) return socket.terminate();
    hasPonged = false;
    socket.ping();
  }, keepAliveMs);
  socket.on('pong', () => {
    hasPonged = true;
  });

  let running = 0;
  const idle = setTimeout(() => {
    if (running === 0) socket.close(CloseCode.IDLE, 'Idle');
  }, idleMs);

  const endings = new Set<() => void>();
  socket.once('close', () => {
    clearInterval(pinging);
    clearTimeout(idle);
    endings.forEach((cancel) => cancel());
  });

  const guard = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      log.error({ err: error }, 'unexpected error on a socket');
      socket.close(CloseCode.INTERNAL, 'Something went wrong');
    });
  };

  return {
    // Resolves when the text has left this process, so that a caller who awaits it sends no faster than the client reads.
    send: (text) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        socket.send(text, () => resolve()); // an error closes the socket, which ends its subscriptions
      }),

    onMessage(receive) {
      socket.on('message', (data: Buffer) => {
        idle.refresh();
        guard(receive(data.toString()));
      });
    },

    run() {
      running++;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        running--;
        if (socket.readyState === socket.OPEN) idle.refresh();
      };
    },

    guard,

    own(share) {
      if (share instanceof Error) {
        socket.close(CloseCode.TRY_AGAIN_LATER, share.message);
        return false;
      }
      if (socket.readyState === socket.OPEN) socket.once('close', share);
      else share(); // the client disconnected while its token was verified
      return true;
    },

    closeAfter({ viewer, expiresAt }) {
      const closeFor = (reason: string) => () => socket.close(CloseCode.TOKEN_ENDED, reason);
      const forgetExpiry = callAt(expiresAt, closeFor('Token expired'));
      const forgetSession = sessionEnds.onEnd(viewer.scope, closeFor('Session ended'));
      const cancel = () => {
        forgetExpiry();
        forgetSession();
        endings.delete(cancel);
      };
      endings.add(cancel);
      if (socket.readyState !== socket.OPEN) cancel(); // the client disconnected while its token was verified
      return cancel;
    },
  };
}

export interface LiveSocket {
  send(text: string): Promise<void>;
  onMessage(receive: (text: string) => Promise<void>): void;
  /** Marks the socket as busy until the returned function is called. */
  run(): () => void;
  /** Closes the socket when work that is not awaited fails. */
  guard(work: Promise<unknown>): void;
  /** Releases a share when the socket closes. Given an error instead, closes the socket and returns false. */
  own(share: (() => void) | Error): boolean;
  /** Closes the socket when the sender's token expires or their session ends. Returns a function that cancels this. */
  closeAfter(sender: SocketSender): () => void;
}
