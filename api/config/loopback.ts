import { isIPv4 } from 'node:net';

/** Whether an address to listen on can be reached from the same computer alone. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
