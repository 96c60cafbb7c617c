import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { assertCompleteFolder } from './data-folder.ts';
import { Database } from '../database/database.ts';
import {
  iamPassword,
  secretPassword,
  type PasswordSource,
} from '../database/engine/database-credentials.ts';
import { openServerPostgres } from '../database/engine/server-postgres.ts';
import type { Log } from '../log.ts';

/**
 * Opens the configured database. Does not migrate it.
 * @throws {IncompleteFolderError}
 */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  if (config.DATABASE_URL === undefined) {
    assertCompleteFolder(config.DATA_DIR);
    const { openEmbeddedPostgres } = await import('../database/engine/embedded-postgres.ts');
    return new Database(
      await openEmbeddedPostgres(join(config.DATA_DIR, 'postgres'), {
        synced: config.DATABASE_SYNC,
      }),
    );
  }
  const engine = openServerPostgres({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    statementTimeoutMs: config.DATABASE_STATEMENT_SECONDS * 1000,
    idleInTransactionTimeoutMs: config.DATABASE_IDLE_SECONDS * 1000,
    certificateAuthority:
      config.DATABASE_CA_FILE && (await readFile(config.DATABASE_CA_FILE, 'utf8')),
    password: await passwordSource(config, config.DATABASE_URL),
    log,
  });
  return new Database(engine);
}

async function passwordSource(config: Config, url: string): Promise<PasswordSource | undefined> {
  switch (config.DATABASE_CREDENTIALS) {
    case 'url':
      return undefined;
    case 'iam':
      return iamPassword(url, config.AWS_REGION);
    case 'secret':
      return secretPassword(config.DATABASE_SECRET_ID!, config.AWS_REGION);
  }
}
