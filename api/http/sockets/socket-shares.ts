import type { FastifyRequest } from 'fastify';
import type { GaitwayError } from '../../errors.ts';
import { shareUsedUp } from '../../errors.ts';
import { clientNetwork } from '../../limits/client-network.ts';
import { createShares } from '../../limits/shares.ts';

/** When to try again after a refusal, in seconds: sockets and subscriptions end at any time. */
const RETRY_AFTER_SECONDS = 10;

/** How much of the sockets one owner may have at a time. */
export interface SocketShareLimits {
  readonly socketsPerViewer: number;
  readonly socketsPerAddress: number;
  readonly subscriptionsPerViewer: number;
  readonly subscriptionsPerAddress: number;
}

/** Sockets and their operations, counted by owner. Whatever is taken is given back by the function that is returned. */
export interface SocketShares {
  /** Takes a socket for the address that opens it, until its connection ends. @throws {GaitwayError} LIMIT_EXCEEDED */
  admitConnection(request: FastifyRequest): void;
  takeSocket(viewerId: string): (() => void) | GaitwayError;
  /** For an operation of the viewer, on a socket from the address (`FastifyRequest.ip`). */
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
        const message = `your network has ${limits.socketsPerAddress} open. Close one, or try again later.`;
        throw shareUsedUp('sockets', message, RETRY_AFTER_SECONDS);
      }
      request.raw.socket.once('close', release);
    },
    takeSocket: (viewerId) =>
      byViewer.take(viewerId) ??
      shareUsedUp(
        'sockets',
        `you have ${limits.socketsPerViewer} open. Close one, or try again later.`,
        RETRY_AFTER_SECONDS,
      ),
    takeSubscription(viewerId, address) {
      const ofViewer = subscriptionsByViewer.take(viewerId);
      if (ofViewer === undefined) {
        const message = `you have ${limits.subscriptionsPerViewer} running. End one, or try again later.`;
        return shareUsedUp('subscriptions', message, RETRY_AFTER_SECONDS);
      }
      const ofAddress = subscriptionsByAddress.take(clientNetwork(address));
      if (ofAddress === undefined) {
        ofViewer();
        const message = `your network has ${limits.subscriptionsPerAddress} running. Try again later.`;
        return shareUsedUp('subscriptions', message, RETRY_AFTER_SECONDS);
      }
      return () => {
        ofViewer();
        ofAddress();
      };
    },
  };
}
