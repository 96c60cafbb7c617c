import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createLog } from '../../api/log.ts';
import { Database, type PostgresEngine } from '../../api/database/database.ts';
import { openEmbeddedPostgres } from '../../api/database/engine/embedded-postgres.ts';
import { openServerPostgres } from '../../api/database/engine/server-postgres.ts';
import { createJobQueue } from '../../api/jobs/queue.ts';
import { idleJob, JOB_NAMES } from './job-kinds.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The files that determine a migrated database. */
const MAKERS = ['api/database/migrations', 'api/jobs'];
const MAKING_PACKAGES = ['@electric-sql/pglite', 'pg-boss'];

/** URL of the server that `npm run test:postgres` starts; absent when tests run on the embedded database. */
const serverUrl = () => process.env['TEST_POSTGRES_URL'];

/** A migrated database for one test file. */
export interface TestDatabase {
  /** URL of the database on a server. */
  readonly url: string | undefined;
  /** Embedded: the folder that contains it as `postgres`. Otherwise an empty folder. */
  readonly dataDir: string;
  /** Call it when the database is not in use any more. */
  remove(): Promise<void>;
}

/**
 * Copies a database that is created once for each state of the migrations. Creating one, with the tables of the job
 * queue, takes 6 s of processor time; copying its thousand files with `cp` takes a thirtieth of that.
 */
export async function copyMigratedDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gaitway-test-'));
  const server = serverUrl();
  if (server === undefined) {
    await promisify(execFile)('cp', ['-R', await migratedFolder(), join(dataDir, 'postgres')]);
    return { url: undefined, dataDir, remove: () => rm(dataDir, { recursive: true }) };
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`create database ${name} template ${await migratedTemplate(server)}`);
  return {
    url: onServer(server, name),
    dataDir,
    async remove() {
      await runOnServer(`drop database ${name} with (force)`);
      await rm(dataDir, { recursive: true });
    },
  };
}

/** A new database of the server for the test file. It is migrated when it is first opened. */
export async function databaseAt(url: string): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gaitway-test-'));
  return { url, dataDir, remove: () => rm(dataDir, { recursive: true }) };
}

/** A copy, opened; `remove` closes it. */
export async function openMigratedDatabase() {
  const copy = await copyMigratedDatabase();
  const engine =
    copy.url === undefined
      ? await openEmbeddedPostgres(join(copy.dataDir, 'postgres'), { synced: false })
      : connectTo(copy.url);
  const database = new Database(engine);
  await database.migrate();
  return {
    database,
    async remove(): Promise<void> {
      await database.close();
      await copy.remove();
    },
  };
}

function connectTo(url: string): PostgresEngine {
  return openServerPostgres({
    url,
    poolSize: 5,
    statementTimeoutMs: 30_000,
    idleInTransactionTimeoutMs: 60_000,
    log: createLog('silent'),
  });
}

function onServer(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** A template database of the server. The first process creates it while the others wait. */
async function migratedTemplate(server: string): Promise<string> {
  const name = `migrated_${await stateOfMigrations()}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`select pg_advisory_lock(hashtext('migrated template'))`);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    await client.query('create database migrating');
    await prepare(connectTo(onServer(server, 'migrating')));
    await client.query(`alter database migrating rename to ${name}`);
  }
  await client.end(); // this releases the lock
  return name;
}

async function runOnServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function migratedFolder(): Promise<string> {
  const cache = join(ROOT, 'node_modules/.cache/gaitway-databases');
  const folder = join(cache, await stateOfMigrations());
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = join(cache, randomUUID());
  await prepare(await openEmbeddedPostgres(draft, { synced: false }));
  // Test files start together and may all create one: the first to finish wins, the others delete theirs.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

/** Creates all tables, and closes the database. */
async function prepare(engine: PostgresEngine): Promise<void> {
  const database = new Database(engine);
  await database.migrate();
  const queue = createJobQueue({ database, log: createLog('silent'), soleWorker: true });
  await queue.open(JOB_NAMES.map(idleJob));
  await queue.stop();
  await database.close();
}

async function stateOfMigrations(): Promise<string> {
  const sources = MAKERS.map(async (folder) => {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    const sources = names.filter((name) => name.endsWith('.ts')).sort();
    return sources.map((name) => join(ROOT, folder, name));
  });
  const packages = MAKING_PACKAGES.map((name) => join(ROOT, `node_modules/${name}/package.json`));
  const hash = createHash('sha256').update(JOB_NAMES.join());
  for (const path of [...(await Promise.all(sources)).flat(), ...packages]) {
    hash.update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}
