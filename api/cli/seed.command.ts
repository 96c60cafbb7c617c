import { compose } from '../composition/compose.ts';
import { readConfig } from '../config/config.ts';
import { wantsDemo } from '../demo/seed-demo.ts';
import { createLog } from '../log.ts';
import { CommandError } from './known-problem.ts';
import { seedWithProgress } from './seed-with-progress.ts';

/** `gaitway seed`: creates the demo organization and waits until its recordings are scored. */
export async function runSeed(): Promise<void> {
  const config = readConfig();
  if (config.NODE_ENV === 'production') {
    throw new CommandError(
      'The demo’s passwords are public, so production cannot have a demo. Unset NODE_ENV to try it.',
    );
  }
  const gateway = await compose(config, createLog(config.LOG_LEVEL));
  try {
    if (!(await wantsDemo(gateway, config.DATA_DIR))) {
      throw new CommandError(
        'The database already has an organization. The demo needs an empty database: ' +
          'set DATA_DIR to a new folder, or DATABASE_URL to a new database.',
      );
    }
    await gateway.work();
    await seedWithProgress(gateway, config.DATA_DIR);
    console.log('The demo organization is ready. "gaitway start" lists its accounts.');
  } finally {
    await gateway.close();
  }
}
