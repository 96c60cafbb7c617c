import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import { restrictToOwner } from '../../owner-only.ts';
import type { PostgresEngine } from '../database.ts';
import { damageOr } from './damaged-database.ts';
import { lockFolder } from './folder-lock.ts';
import { syncAll, SyncedFolder, syncedParameters } from './synced-folder.ts';
import { vacuumWhereNeeded } from './vacuum.ts';

export interface EmbeddedPostgresOptions {
  /**
   * Syncs the disk before a commit resolves, so that it survives a power failure. Without it, a power failure may lose
   * the last seconds or damage the database; the end of the process alone loses nothing either way.
   */
  readonly synced: boolean;
}

/**
 * Postgres inside this process, its files in `folder`; without a folder, in memory.
 * @throws {FolderInUseError} when another process owns the folder
 * @throws {DamagedDatabaseError}
 */
export async function openEmbeddedPostgres(
  folder?: string,
  { synced }: EmbeddedPostgresOptions = { synced: true },
): Promise<PostgresEngine> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder);
  try {
    const pglite = await openPglite(folder, synced);
    if (folder !== undefined) restrictToOwner(folder); // PGlite creates files that everybody may read
    // There is one session only, so the pool holds one client and never lets it go.
    const pool = new Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 });
    return {
      pool,
      isListening: true,
      async listen(channel, onNotify) {
        await pglite.listen(channel, onNotify);
      },
      advisoryLock: () => Promise.resolve(() => Promise.resolve()), // it is the only process
      sessionProblem: () => Promise.resolve(null), // one process, one session
      async maintain() {
        await vacuumWhereNeeded(pool);
      },
      async close() {
        if (!pool.ended) await pool.end();
        await pglite.close();
        await unlock?.();
      },
    };
  } catch (error) {
    await unlock?.();
    throw error;
  }
}

async function openPglite(folder: string | undefined, synced: boolean): Promise<PGlite> {
  if (folder === undefined) return PGlite.create();
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  try {
    return await openFolder(folder, synced, isNew);
  } catch (error) {
    throw isNew ? error : damageOr(folder, error);
  }
}

async function openFolder(folder: string, synced: boolean, isNew: boolean): Promise<PGlite> {
  if (!synced) return PGlite.create({ dataDir: folder });
  const pglite = await PGlite.create({
    fs: new SyncedFolder(folder),
    startParams: syncedParameters(),
  });
  if (isNew) await syncAll(folder);
  return pglite;
}
