import type { WebSocket } from '@fastify/websocket';
import type { Log } from '../../log.ts';
import { callAt } from './call-at.ts';

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
  /** The token expired while the socket was open. The client reconnects with a new one. */
  TOKEN_EXPIRED: 4499,
} as const;

/**
 * Manages the lifetime of a socket, in both protocols. Terminates a socket that does not respond to pings, so that the
 * gateway does not write to vanished or stalled clients for ever. Closes a socket that has run no operation for too long.
 * An error on one socket closes that socket only.
 */
export function keepSocketAlive(
  socket: WebSocket,
  { keepAliveMs, idleMs, log }: { keepAliveMs: number; idleMs: number; log: Log },
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

  const timers = new Set<() => void>();
  socket.once('close', () => {
    clearInterval(pinging);
    clearTimeout(idle);
    timers.forEach((cancel) => cancel());
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

    closeAt(time) {
      const close = () => socket.close(CloseCode.TOKEN_EXPIRED, 'Token expired');
      const cancel = callAt(time, close);
      timers.add(cancel);
      return () => {
        cancel();
        timers.delete(cancel);
      };
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
  /** Closes the socket at this time. Returns a function that cancels this. */
  closeAt(time: Date): () => void;
}
