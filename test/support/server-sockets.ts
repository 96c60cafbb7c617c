import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** Runs `connect`. Resolves with the server side of the last connection that it opened. */
export async function serverEndOf(connect: () => Promise<unknown>): Promise<Socket> {
  const accepted: Socket[] = [];
  const accept = (message: unknown) => accepted.push((message as { socket: Socket }).socket);
  subscribe('net.server.socket', accept);
  await connect();
  unsubscribe('net.server.socket', accept);
  return accepted.at(-1)!;
}
