import { readFileSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { pgDump } from '@electric-sql/pglite-tools/pg_dump';
import { Pool } from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import { readAccessRules } from '../api/database/access-rules.ts';
import { Database } from '../api/database/database.ts';

/**
 * `npm run database-schema` writes the schema that the migrations create, for people to read, and its access rules, which
 * every start compares with the database. With `--check` it only reports whether the files are current. The tables of the
 * job queue are left out, because pg-boss creates them.
 */
const SCHEMAS = ['public', 'outbox', 'user_pool'];

const pglite = await PGlite.create();
const pool = new Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 });
await new Database({
  pool,
  isListening: true,
  listen: () => Promise.resolve(),
  advisoryLock: () => Promise.resolve(() => Promise.resolve()),
  maintain: () => Promise.resolve(),
  sessionProblem: () => Promise.resolve(null),
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
const rules = await readAccessRules(new Kysely({ dialect: new PostgresDialect({ pool }) }));
await pool.end();
await pglite.close();

const files = [
  { name: 'schema.sql', text: schema },
  { name: 'access-rules.json', text: `${JSON.stringify(rules, null, 2)}\n` },
];
for (const { name, text } of files) {
  const file = new URL(`../api/database/${name}`, import.meta.url);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`api/database/${name} is stale: run \`npm run database-schema\` and commit it.`);
    process.exitCode = 1;
  }
}

/** The dump without the session's settings, the versions of the programs and the comments on every object. */
function readable(text: string): string {
  const statements = text
    .replaceAll(/^(?:--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(?:un)?restrict.*)\n/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');
  return `-- Printed by \`npm run database-schema\`. Do not edit: change it with a migration.\n\n${statements.trim()}\n`;
}
