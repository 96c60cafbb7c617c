import { readFileSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { pgDump } from '@electric-sql/pglite-tools/pg_dump';
import { Pool } from 'pg';
import { Database } from '../api/database/database.ts';

/**
 * `npm run database-schema` writes what the migrations make of an empty database, for people to read; with `--check` it
 * only reports whether the file is current. The tables of the job queue are left out: pg-boss makes those.
 */
const file = new URL('../api/database/schema.sql', import.meta.url);
const SCHEMAS = ['public', 'outbox', 'user_pool'];

const pglite = await PGlite.create();
const pool = new Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 });
await new Database({
  pool,
  isListening: true,
  listen: () => Promise.resolve(),
  advisoryLock: () => Promise.resolve(() => Promise.resolve()),
  maintain: () => Promise.resolve(),
  close: () => pool.end(),
}).migrate();
const dump = await pgDump({
  pg: pglite,
  args: [
    '--schema-only',
    '--no-owner',
    '--exclude-table=kysely_*',
    ...SCHEMAS.map((schema) => `--schema=${schema}`),
  ],
});
const schema = readable(await dump.text());
await pool.end();
await pglite.close();

if (!process.argv.includes('--check')) {
  writeFileSync(file, schema);
} else if (readFileSync(file, 'utf8') !== schema) {
  console.error('api/database/schema.sql is stale: run `npm run database-schema` and commit it.');
  process.exitCode = 1;
}

/** The dump without the session's settings, the versions of the programs and the comments on every object. */
function readable(text: string): string {
  const statements = text
    .replaceAll(/^(?:--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(?:un)?restrict.*)\n/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');
  return `-- Printed by \`npm run database-schema\`. Do not edit: change it with a migration.\n\n${statements.trim()}\n`;
}
