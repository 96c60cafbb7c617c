import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';
import { start } from './start.ts';
import { ensurePortalBuilt } from './portal-build.ts';
import { tryPort } from './port.ts';

/** `gaitway start`: answers once Gaitway is ready; the process lives until a signal ends it. */
export async function runStart(): Promise<void> {
  const config = readConfig();
  const say = (line: string) => console.log(line);
  await tryPort(config); // before all that takes long: the portal's build, the migrations
  const servesPortal = config.ROLE !== 'worker';
  if (servesPortal && config.NODE_ENV !== 'test') await ensurePortalBuilt(say); // tests that need the portal build it themselves
  await start(config, createLog(config.LOG_LEVEL), say);
}
