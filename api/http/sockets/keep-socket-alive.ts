import type { WebSocket } from '@fastify/websocket';
import type { Log } from '../../log.ts';
import { callAt } from './call-at.ts';

/** Why a socket is closed, to its client. Below 4400 they are WebSocket's own, above graphql-ws's. */
export const CloseCode = {
  GOING_AWAY: 1001,
  /** The viewer has too many sockets: clients try again after a while. */
  TRY_AGAIN_LATER: 1013,
  BAD_REQUEST: 4400,
  UNAUTHORIZED: 4401,
  UNACCEPTABLE_PROTOCOL: 4406,
  INIT_TIMEOUT: 4408,
  INTERNAL: 4500,
  /** The client has run nothing for too long. */
  IDLE: 4498,
  /** The token ended while the socket was open: connect again with a fresh one. */
  TOKEN_EXPIRED: 4499,
} as const;

/**
 * What every socket gets, whichever protocol it speaks: pings, without whose answer it is cut off, so that neither
 * clients that vanished nor those that stalled are written to for ever; an end when it has run nothing for too long; and
 * care that what goes wrong on it ends it alone.
 */
export function keepSocketAlive(
  socket: WebSocket,
  { keepAliveMs, idleMs, log }: { keepAliveMs: number; idleMs: number; log: Log },
): LiveSocket {
  let answers = true;
  const pinging = setInterval(() => {
    if (!answers) return socket.terminate();
    answers = false;
    socket.ping();
  }, keepAliveMs);
  socket.on('pong', () => {
    answers = true;
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
      log.error({ err: error }, 'unexpected, on a socket');
      socket.close(CloseCode.INTERNAL, 'Something went wrong');
    });
  };

  return {
    // Resolves when the text has left this process: whoever waits for it sends no faster than the client reads.
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
      else share(); // the client went away while its token was checked
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
  /** Keeps the socket from being idle until the function that is returned is called. */
  run(): () => void;
  /** Closes the socket when work that nobody waits for fails. */
  guard(work: Promise<unknown>): void;
  /** Gives a share back when the socket closes; closes it, and returns false, when there is none left. */
  own(share: (() => void) | Error): boolean;
  /** Closes the socket when a token ends; answers how to take that back. */
  closeAt(time: Date): () => void;
}
