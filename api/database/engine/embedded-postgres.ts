import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import { restrictToOwner } from '../../owner-only.ts';
import type { PostgresEngine } from '../database.ts';
import { lockFolder } from './folder-lock.ts';

/**
 * Postgres inside this process, its files in `folder`; without a folder, in memory.
 * @throws {FolderInUseError} when another process owns the folder
 */
export async function openEmbeddedPostgres(folder?: string): Promise<PostgresEngine> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder);
  try {
    const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
    if (folder !== undefined) restrictToOwner(folder); // PGlite creates files that everybody may read
    // There is one session only, so the pool holds one client and never lets it go.
    const pool = new Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 });
    return {
      pool,
      isListening: true,
      async listen(channel, onNotify) {
        await pglite.listen(channel, onNotify);
      },
      advisoryLock: () => Promise.resolve(() => Promise.resolve()), // from nobody: it is the only process here
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
