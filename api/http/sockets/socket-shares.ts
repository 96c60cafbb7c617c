import type { FastifyRequest } from 'fastify';
import type { GaitwayError } from '../../errors.ts';
import { shareUsedUp } from '../../errors.ts';
import { clientNetwork } from '../../limits/client-network.ts';
import { createShares } from '../../limits/shares.ts';

/** The wait before a retry, in seconds. It is short because sockets and subscriptions end at any time. */
const RETRY_AFTER_SECONDS = 10;

/** How many sockets and subscriptions one viewer or address may have at a time. */
export interface SocketShareLimits {
  readonly socketsPerViewer: number;
  readonly socketsPerAddress: number;
  readonly subscriptionsPerViewer: number;
  readonly subscriptionsPerAddress: number;
}

/** Counts sockets and subscriptions by viewer and address. Each `take` returns the function that releases the share. */
export interface SocketShares {
  /**
   * Takes a socket for the client's address until its connection closes.
   * @throws {GaitwayError} LIMIT_EXCEEDED
   */
  admitConnection(request: FastifyRequest): void;
  takeSocket(viewerId: string): (() => void) | GaitwayError;
  /** Takes a subscription for the viewer and the address (`FastifyRequest.ip`). */
  takeSubscription(viewerId: string, address: string): (() => void) | GaitwayError;
}

export function createSocketShares(limits: SocketShareLimits): SocketShares {
  const byAddress = createShares(limits.socketsPerAddress);
  const byViewer = createShares(limits.socketsPerViewer);
  const subscriptionsByViewer = createShares(limits.subscriptionsPerViewer);
  const subscriptionsByAddress = createShares(limits.subscriptionsPerAddress);
  return {
    admitConnection(request) {
      const release = byAddress.take(clientNetwork(request.ip));
      if (release === undefined) {
        const message = `Your network already has ${limits.socketsPerAddress} sockets open. Close one or try again later.`;
        throw shareUsedUp('sockets', message, RETRY_AFTER_SECONDS);
      }
      request.raw.socket.once('close', release);
    },
    takeSocket: (viewerId) =>
      byViewer.take(viewerId) ??
      shareUsedUp(
        'sockets',
        `You already have ${limits.socketsPerViewer} sockets open. Close one or try again later.`,
        RETRY_AFTER_SECONDS,
      ),
    takeSubscription(viewerId, address) {
      const ofViewer = subscriptionsByViewer.take(viewerId);
      if (ofViewer === undefined) {
        const message = `You already have ${limits.subscriptionsPerViewer} subscriptions running. End one or try again later.`;
        return shareUsedUp('subscriptions', message, RETRY_AFTER_SECONDS);
      }
      const ofAddress = subscriptionsByAddress.take(clientNetwork(address));
      if (ofAddress === undefined) {
        ofViewer();
        const message = `Your network already has ${limits.subscriptionsPerAddress} subscriptions running. Try again later.`;
        return shareUsedUp('subscriptions', message, RETRY_AFTER_SECONDS);
      }
      return () => {
        ofViewer();
        ofAddress();
      };
    },
  };
}
