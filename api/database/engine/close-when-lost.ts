import type { PoolClient } from 'pg';
import { isConnectionUseless } from './failures.ts';

/** Statements of a pooled connection, as most of its users send them. */
type SendStatement = (...parameters: unknown[]) => unknown;

/**
 * Closes a connection after a statement to which the server was silent, or which a standby refused. Its users put it back
 * into the pool after the statement has failed, and the pool drops only what is closed.
 */
export function closeWhenLost(client: PoolClient): void {
  const send = client.query.bind(client) as SendStatement;
  const sendAndWatch: SendStatement = (...parameters) => {
    const result = send(...parameters);
    if (result instanceof Promise) result.catch((error: unknown) => closeIfUseless(client, error));
    return result;
  };
  client.query = sendAndWatch as PoolClient['query']; // one signature in place of its eight
}

/** For statements that are sent as objects, whose errors no promise reports. */
export function closeIfUseless(client: PoolClient, error: unknown): void {
  // Not `end`, which waits for the server.
  if (isConnectionUseless(error)) client.connection.stream.destroy();
}
