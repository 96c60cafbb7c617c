import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from '../../../api/database/database.ts';
import { openEmbeddedPostgres } from '../../../api/database/embedded-postgres.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MIGRATIONS = join(ROOT, 'api/database/migrations');

/**
 * A migrated embedded database of its own for a test file; `remove` closes it and deletes its folder.
 * It is a copy of one that is made once for each state of the migrations: making one takes 4 s of processor time, and
 * copying it a tenth of that.
 */
export async function openMigratedDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'gaitway-database-'));
  await cp(await migratedFolder(), folder, { recursive: true });
  const database = new Database(await openEmbeddedPostgres(folder));
  return {
    database,
    async remove(): Promise<void> {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function migratedFolder(): Promise<string> {
  const cache = join(ROOT, 'node_modules/.cache/gaitway-databases');
  const folder = join(cache, await stateOfMigrations());
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = join(cache, randomUUID());
  const database = new Database(await openEmbeddedPostgres(draft));
  await database.migrate();
  await database.close();
  // Test files start together and each may come here: the first to finish wins, the others drop theirs.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

async function stateOfMigrations(): Promise<string> {
  const files = (await readdir(MIGRATIONS)).sort().map((name) => join(MIGRATIONS, name));
  const pglite = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');
  const hash = createHash('sha256');
  for (const path of [...files, pglite]) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}
