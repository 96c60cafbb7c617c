import type { Pool, PoolClient } from 'pg';
import { backOff } from './back-off.ts';
import { failureOf } from './failures.ts';

type Connected = Parameters<Pool['connect']>[0];

/**
 * Makes a pool try again to connect, for `patienceMs`, while the server cannot be reached: nothing has been sent yet, so
 * that nothing can happen twice. A fail-over then looks like a slow statement to its callers. A server that
 * never responded is more likely a wrong address, so its first failure is thrown.
 */
export function retryingConnect(pool: Pool, patienceMs: number): void {
  const connectOnce = pool.connect.bind(pool) as () => Promise<PoolClient>;

  let hasAnswered = false;
  pool.once('connect', () => {
    hasAnswered = true;
  });

  async function connect(): Promise<PoolClient> {
    const deadline = performance.now() + patienceMs;
    for (let attempt = 1; ; attempt++) {
      try {
        const client = await connectOnce();
        if (!client.connection.stream.destroyed) return client;
        client.release(true); // closed a moment ago, which the pool has not noticed yet
      } catch (error) {
        const isOver = !hasAnswered || pool.ending || performance.now() > deadline;
        if (isOver || failureOf(error) !== 'lost') throw error;
        await backOff(attempt);
      }
    }
  }

  // The pool itself calls this with a callback.
  const connectEither = (callback?: Connected): Promise<PoolClient> | undefined => {
    const connecting = connect();
    if (!callback) return connecting;
    connecting.then(
      (client) =>
        callback(undefined, client, (release?: boolean | Error) => client.release(release)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  };
  pool.connect = connectEither as Pool['connect'];
}
