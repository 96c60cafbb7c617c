import { openDatabase } from '../composition/database.ts';
import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';

/** `gaitway migrate`: prints the migrations that ran. */
export async function runMigrate(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config, createLog(config.LOG_LEVEL));
  try {
    const { waiting: ran, newer } = await database.migrate();
    for (const name of ran) console.log(`  ${name}`);
    if (newer.length > 0)
      console.log(`A newer version has changed the database: ${newer.join(', ')}.`);
    console.log(
      ran.length === 0 ? 'The database is up to date.' : 'The database is up to date now.',
    );
  } finally {
    await database.close();
  }
}
