import { compose } from '../composition/compose.ts';
import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';

/** `gaitway lake`: writes what analysts query anew, from the records and their files. */
export async function runLake(): Promise<void> {
  const config = readConfig();
  const gateway = await compose(config, createLog(config.LOG_LEVEL));
  try {
    console.log(`${await gateway.lake.publishAll()} days are written.`);
  } finally {
    await gateway.close();
  }
}
