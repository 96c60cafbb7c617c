import { readConfig } from '../config/config.ts';
import { createLog } from '../log.ts';
import { start } from './start.ts';
import { ensurePortalBuilt } from './portal-build.ts';
import { tryPort } from './port.ts';

/** `gaitway start`: resolves when Gaitway is ready. The process runs until a signal ends it. */
export async function runStart(): Promise<void> {
  const config = readConfig();
  const say = (line: string) => console.log(line);
  await tryPort(config); // before the slow steps: the portal's build and the migrations
  const servesPortal = config.ROLE !== 'worker';
  if (servesPortal && config.NODE_ENV !== 'test') await ensurePortalBuilt(say); // tests build the portal themselves when they need it
  await start(config, createLog(config.LOG_LEVEL), say);
}
