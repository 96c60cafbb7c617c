import { compose } from '../composition/compose.ts';
import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';

/** `gaitway lake`: rewrites the lake that analysts query from the database and the stored files. */
export async function runLake(): Promise<void> {
  const config = readConfig();
  const gateway = await compose(config, createLog(config.LOG_LEVEL));
  try {
    const { days, failed } = await gateway.lake.publishAll();
    console.log(`${days} days written.`);
    for (const file of failed) console.error(`Could not write ${file}.`);
    if (failed.length > 0) process.exitCode = 1;
  } finally {
    await gateway.close();
  }
}
