import { Client } from 'pg';
import { isConnectionUseless } from './failures.ts';

/**
 * A pooled connection that closes after a statement to which the server was silent, or which a standby refused. Its users
 * put it back into the pool after the statement has failed, and the pool drops only what is closed.
 */
export class ClosedWhenLost extends Client {
  override query = ((...parameters: unknown[]): unknown => {
    const send = super.query as (...parameters: unknown[]) => unknown;
    const result = send.apply(this, parameters);
    if (result instanceof Promise) result.catch((error: unknown) => closeIfUseless(this, error));
    return result;
  }) as Client['query']; // one signature in place of its eight
}

/** For statements that are sent as objects, whose errors no promise reports. */
export function closeIfUseless(client: Client, error: unknown): void {
  // Not `end`, which waits for the server.
  if (isConnectionUseless(error)) client.connection.stream.destroy();
}
