import { compose } from '../composition/compose.ts';
import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';

/** `gaitway lake`: rewrites the lake that analysts query from the database and the stored files. */
export async function runLake(): Promise<void> {
  const config = readConfig();
  const gateway = await compose(config, createLog(config.LOG_LEVEL));
  try {
    console.log(`${await gateway.lake.publishAll()} days written.`);
  } finally {
    await gateway.close();
  }
}
