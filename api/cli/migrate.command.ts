import { openDatabase } from '../composition/database.ts';
import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';

/** `gaitway migrate`: brings the database up to date and prints the migrations that ran. */
export async function runMigrate(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config, createLog(config.LOG_LEVEL));
  try {
    const ran = await database.migrate();
    for (const name of ran) console.log(`  ${name}`);
    console.log(
      ran.length === 0 ? 'The database is up to date.' : 'The database is up to date now.',
    );
  } finally {
    await database.close();
  }
}
