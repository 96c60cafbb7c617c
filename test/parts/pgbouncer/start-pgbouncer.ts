import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../support/free-port.ts';

const run = promisify(execFile);
const PROGRAM = 'pgbouncer';

export interface PgBouncer {
  /** URL of the server's database through PgBouncer. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts PgBouncer in front of a server. It comes from the distribution's package `pgbouncer`, which is installed first
 * where it is missing.
 */
export async function startPgBouncer(
  server: string,
  poolMode: 'session' | 'transaction' | 'statement',
): Promise<PgBouncer> {
  await install();
  const { hostname, port, username, password, pathname } = new URL(server);
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-pgbouncer-'));
  await chmod(folder, 0o755); // PgBouncer's user needs access
  const listenPort = await freePort();
  await writeFile(join(folder, 'users.txt'), `"${username}" "${password}"\n`);
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    [
      '[databases]',
      `* = host=${hostname} port=${port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${listenPort}`,
      `unix_socket_dir =`,
      'auth_type = plain',
      `auth_file = ${join(folder, 'users.txt')}`,
      `pool_mode = ${poolMode}`,
      'default_pool_size = 40',
    ].join('\n'),
  );
  const user = process.getuid?.() === 0 ? await idsOf('postgres') : {}; // it does not run as root
  const program = spawn(PROGRAM, [join(folder, 'pgbouncer.ini')], { ...user, stdio: 'ignore' });
  await acceptsConnections(listenPort);
  const url = new URL(server);
  url.port = String(listenPort);
  url.pathname = pathname;
  return {
    url: url.href,
    async stop() {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      program.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function install(): Promise<void> {
  const isThere = await run(PROGRAM, ['--version']).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const installing = run('apt-get', ['update', '-qq']).then(() =>
    run('apt-get', ['install', '-y', '-qq', PROGRAM]),
  );
  await installing.catch((error: unknown) => {
    throw new Error('PgBouncer cannot be installed. Install the package pgbouncer.', {
      cause: error,
    });
  });
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, user])).stdout)),
  );
  return { uid: uid!, gid: gid! };
}

/** Resolves when the port accepts connections. */
async function acceptsConnections(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
